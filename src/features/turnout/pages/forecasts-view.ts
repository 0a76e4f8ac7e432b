import {
  calibrationByTenth,
  verdictOn,
  type JudgedBatch,
  type Verdict,
} from '../../../domain/turnout/evaluation/calibration.ts'
import type { Outcome } from '../../../domain/turnout/evaluation/scores.ts'
import { LEAST_SHOWN } from '../../../domain/turnout/summary.ts'
import { dayBands } from '../../../web/charts/day-bands.ts'
import { plottedTable } from '../../../web/charts/plotted-table.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { turnoutView } from './report-view.ts'

export type Forecasts = { outcomes: readonly Outcome[]; batches: readonly JudgedBatch[] }

/** More days than these make no picture that anybody reads. */
const newestBatches = 30

/** Whether the forecasts came true: what was stated on the day, and the imported history gone through once more. */
export function forecastsPage(stated: Forecasts, replayed: Forecasts, visitor: Visitor) {
  const { t, format } = visitor
  const shown = (batches: readonly JudgedBatch[]) => batches.slice(-newestBatches)
  const days = [
    { name: t('calibration.replayed-days'), days: shown(replayed.batches) },
    { name: t('calibration.own-days'), days: shown(stated.batches) },
  ]
  const all = days.flatMap((part) => part.days)
  const judged = stated.batches.length > 0 ? stated.batches : replayed.batches
  return {
    picture:
      all.length === 0
        ? null
        : {
            heading: t(
              stated.batches.length > 0 ? 'calibration.own-heading' : 'calibration.replayed-heading',
              totals(judged),
            ),
            text: heldText(judged, visitor),
            bands: dayBands(
              days.map(({ name, days: part }) => ({
                name,
                days: part.map(({ date, interval, expected, came }) => ({
                  label: format.date(date),
                  from: interval.from,
                  to: interval.to,
                  expected,
                  came,
                })),
              })),
            ),
            rows: all.toReversed().map((day) => dayRow(day, visitor)),
            older: stated.batches.length + replayed.batches.length - all.length,
          },
    parts: [calibrationView('stated', stated, visitor), calibrationView('replayed', replayed, visitor)].filter(
      ({ plotted }) => plotted !== null,
    ),
  }
}

function totals(batches: readonly JudgedBatch[]) {
  return {
    expected: Math.round(batches.reduce((sum, { expected }) => sum + expected, 0)),
    came: batches.reduce((sum, { came }) => sum + came, 0),
  }
}

function held({ interval, came }: JudgedBatch): boolean {
  return came >= interval.from && came <= interval.to
}

/** A band that spans more of a hundred invited people hardly tells anything, however many days it holds. */
const wide = 40

/** How many days fell into their band, beside how many should have by what the bands claim, and how wide they are. */
function heldText(batches: readonly JudgedBatch[], { t }: Visitor): string {
  const claimed = Math.round(batches.reduce((sum, { interval }) => sum + interval.mass, 0))
  const right = batches.filter(held).length
  const sure = verdictOn(batches).code === 'too-sure'
  const words = {
    more: 'calibration.wider',
    less: sure ? 'calibration.narrower' : 'calibration.a-little-less',
    same: 'calibration.as-claimed',
  } as const
  const kind = right > claimed ? 'more' : right < claimed ? 'less' : 'same'
  const spanned = batches.reduce((sum, { interval, invited }) => sum + (interval.to - interval.from) / invited, 0)
  const width = Math.round((100 * spanned) / batches.length)
  return [
    t(words[kind], { right, of: batches.length, claimed }),
    t(width > wide ? 'calibration.band-wide' : 'calibration.band', { width }),
  ].join(' ')
}

function dayRow(day: JudgedBatch, { t, format }: Visitor) {
  return {
    day: format.date(day.date),
    invited: format.number(day.invited),
    expected: format.number(day.expected, 1),
    interval: `${day.interval.from}–${day.interval.to}`,
    came: format.number(day.came),
    missed: held(day) ? '' : t('calibration.batch-missed'),
  }
}

/** By tenths of the chance: how many were expected of a hundred, and how many came. */
function calibrationView(id: 'stated' | 'replayed', { outcomes, batches }: Forecasts, visitor: Visitor) {
  const { t, format } = visitor
  const tenths = calibrationByTenth(outcomes).filter(({ invited }) => invited >= LEAST_SHOWN)
  return {
    id,
    heading: t(`calibration.${id}-people`, {
      expected: Math.round(outcomes.reduce((sum, { chance }) => sum + chance, 0)),
      came: outcomes.filter(({ came }) => came).length,
      of: outcomes.length,
    }),
    text: [verdictText(verdictOn(batches), visitor), t(`calibration.${id}-text`)].join(' '),
    plotted:
      tenths.length === 0
        ? null
        : plottedTable(
            {
              caption: t('calibration.chart'),
              name: t('calibration.tenth'),
              columns: [t('calibration.came'), t('calibration.predicted'), t('turnout.group-came')],
              rows: tenths.map((tenth) => {
                const { share, counts } = turnoutView(tenth, visitor)
                return {
                  name: `${format.number(tenth.from * 100)}–${format.percent(tenth.to)}`,
                  at: tenth.rate!,
                  expected: tenth.meanChance!,
                  figures: [share, format.percent(tenth.meanChance!, 1), counts],
                }
              }),
            },
            format,
          ),
  }
}

/** The one plain sentence. */
function verdictText(verdict: Verdict, { t, format }: Visitor): string {
  switch (verdict.code) {
    case 'too-few':
      return t('calibration.too-few', { batches: verdict.batches })
    case 'too-optimistic':
    case 'too-pessimistic':
      return t(`calibration.${verdict.code}`, { points: Math.round(verdict.points), since: format.date(verdict.since) })
    case 'too-sure':
      return t('calibration.too-sure', {
        right: verdict.right,
        of: verdict.of,
        claimed: format.percent(verdict.claimed),
      })
    default:
      return t('calibration.no-bias', { of: verdict.of })
  }
}
