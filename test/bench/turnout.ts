import { fit, learn } from '../../src/domain/turnout/model.ts'
import { predict } from '../../src/domain/turnout/prediction.ts'
import { group, record, seeded } from '../domain/turnout/records.ts'
import { medianMs, ROUNDS, type Figure } from '../support/figures.ts'

const HISTORY = 100_000
const PEOPLE = 1_000

/**
 * Forecasting and learning on a long history. The baseline is the least that any forecast has to do: one pass over the
 * whole history, counting who came.
 */
export default async function turnout(): Promise<Figure[]> {
  const random = seeded(1)
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const answer = () => oneOf(['yes', 'yes', 'yes', 'no', 'unsure', null] as const)
  const invitation = (day: number) =>
    record({
      date: new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10),
      kind: oneOf(['agreed', 'walk-in', 'group']),
      source: `source ${Math.floor(random() * 20)}`,
      reply: answer(),
      permission: answer(),
      route: answer(),
      letter: answer(),
      came: random() < 0.6,
    })
  const history = Array.from({ length: HISTORY }, (_, i) => invitation(Math.floor(i / 80)))
  const people = Array.from({ length: PEOPLE }, () => invitation(HISTORY / 80))
  const model = fit(history)

  const pass = await medianMs(() => history.reduce((came, row) => came + Number(row.came), 0))
  const date = people[0]!.date
  const figureOf = (figure: string, size: string, ms: number): Figure => ({
    figure,
    size,
    ratio: ms / pass,
    baseline: 'one pass over the history',
    ms,
    rounds: ROUNDS,
  })
  const after = `after ${HISTORY} rows`
  return [
    figureOf('forecast', `${PEOPLE} people ${after}`, await medianMs(() => predict(model, people))),
    figureOf('learn one outcome', after, await medianMs(() => learn(model, group(1, 1, { date })))),
    figureOf('learn a whole history', `${HISTORY} rows`, await medianMs(() => fit(history))),
  ]
}
