import { intervalOf, meanOf, probabilityOf, type Distribution } from '../../../domain/chances/distribution.ts'
import { DAYS_SHOWN, daySquares } from '../../../web/charts/day-squares.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { countedWithMore, lawWithMore } from '../../turnout/forecasts.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'

/** A head count as it is forecast, under its name. */
type Named = { name: string; more: number; law: Distribution }

/** The same of what the goal counts, which the pictures show: too many to meet are people who come. */
function countedLaws(day: AdvisedDay, visitor: Visitor): Named[] {
  const { forecast, advice } = day
  const laws = lawsOf(day, visitor)
  if (!forecast.placed || advice.kind === 'move') return laws
  return laws.map(({ name, more }) => ({ name, more, law: countedWithMore(forecast, more) }))
}

/** The head counts that the pictures and the table show: with those invited, and with those who should be. */
function lawsOf({ state, advice, forecast }: AdvisedDay, { t }: Visitor): Named[] {
  const now = { name: t('day.now'), more: 0, law: forecast.law }
  if (advice.kind !== 'invite') return [now]
  const { more, invited } = advice
  const then = { name: t('day.with-more', { more, invited }), more, law: lawWithMore(forecast, more) }
  return state.invited > 0 ? [now, then] : [then]
}

/** Before the day: how many come on twenty such days, now and if those are invited who should be. */
export function dayPicture(day: AdvisedDay, visitor: Visitor) {
  const { state, advice } = day
  if (state.status !== 'planned' || state.phase !== 'ahead') return null
  const { t } = visitor
  const { goal, most, format } = state
  const laws = countedLaws(day, visitor)
  const reached = day.forecast.placed ? 'day.reached-held' : 'day.reached'
  const labels = {
    goal: t('day.goal-line', { goal }),
    ...(most < Infinity && { most: t(format === 'group' ? 'day.seats-line' : 'day.most-line', { most }) }),
  }
  const pictures = daySquares(
    laws.map(({ law }) => law),
    { goal, most, labels },
  )
  return pictures.map((squares, index) => {
    const name = laws[index]!.name
    const { few, many } = squares.days
    const text =
      advice.kind === 'move' ? t('day.too-many', { most, days: many }) : t(reached, { goal, days: DAYS_SHOWN - few })
    return { name, text, squares, spoken: `${name}: ${text}` }
  })
}

/** More numbers than these make no table that anybody reads; then a row stands for several. */
const mostRows = 20

/** The forecast in figures: what the pictures show, as text. */
export function forecastView(day: AdvisedDay, visitor: Visitor) {
  const { batch, forecast, state } = day
  const { t, format } = visitor
  const [eighty, ninety] = [intervalOf(forecast.law, 0.8), intervalOf(forecast.law, 0.9)]
  const mean = format.number(meanOf(forecast.law), 1)
  const laws = lawsOf(day, visitor)
  return {
    short: t('day.forecast-short', { mean, from: eighty.from, to: eighty.to }),
    figures: [
      {
        value: mean,
        label: t(state.phase === 'ahead' ? 'batch.figure-expected' : 'batch.figure-expected-now', {
          here: state.came,
          from: eighty.from,
          to: eighty.to,
          from90: ninety.from,
          to90: ninety.to,
        }),
      },
      {
        value: format.chance(forecast.chance),
        label: t(forecast.placed ? 'batch.figure-chance-held' : 'batch.figure-chance', { goal: batch.goal }),
      },
    ],
    columns: laws.map(({ name }) => name),
    rows: tableRows(laws, visitor),
  }
}

function tableRows(laws: readonly Named[], { format }: Visitor) {
  const first = Math.min(...laws.map(({ law }) => intervalOf(law, 0.99).from))
  const last = Math.max(...laws.map(({ law }) => intervalOf(law, 0.99).to))
  const width = Math.ceil((last - first + 1) / mostRows)
  return Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, index) => {
    const counts = Array.from({ length: width }, (__, i) => first + index * width + i)
    const sum = (law: Distribution) => counts.reduce((all, count) => all + probabilityOf(law, count), 0)
    return {
      count: width === 1 ? String(counts[0]) : `${counts[0]}–${counts.at(-1)}`,
      shares: laws.map(({ law }) => format.percent(sum(law))),
    }
  })
}
