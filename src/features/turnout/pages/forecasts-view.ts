import {
  calibrationByTenth,
  verdictOn,
  type JudgedBatch,
  type Verdict,
} from '../../../domain/turnout/evaluation/calibration.ts'
import type { Outcome } from '../../../domain/turnout/evaluation/scores.ts'
import { LEAST_SHOWN } from '../../../domain/turnout/summary.ts'
import { calibrationChart } from '../../../web/charts/calibration-chart.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { turnoutView } from './report-view.ts'

export type Forecasts = { outcomes: readonly Outcome[]; batches: readonly JudgedBatch[] }

const newestBatches = 30

/** Whether the forecasts came true: what was stated on the day, and the imported history gone through once more. */
export function forecastsPage(stated: Forecasts, replayed: Forecasts, visitor: Visitor) {
  const { t } = visitor
  const parts = [
    {
      id: 'stated',
      heading: t('calibration.stated'),
      text: t('calibration.stated-text'),
      ...forecastsView(stated, visitor),
    },
    {
      id: 'replayed',
      heading: t('calibration.replayed'),
      text: t('calibration.replayed-text'),
      ...forecastsView(replayed, visitor),
    },
  ]
  return { parts: parts.filter((part) => part.any) }
}

function forecastsView({ outcomes, batches }: Forecasts, visitor: Visitor) {
  const { t, format } = visitor
  const tenths = calibrationByTenth(outcomes).filter(({ invited }) => invited >= LEAST_SHOWN)
  const label = ({ from, to }: { from: number; to: number }) => `${format.number(from * 100)}–${format.percent(to)}`
  return {
    any: outcomes.length > 0,
    verdict: verdictText(verdictOn(batches), visitor),
    chart:
      tenths.length === 0
        ? null
        : calibrationChart({
            caption: t('calibration.chart'),
            labels: tenths.map(label),
            series: [
              {
                name: t('calibration.predicted'),
                values: tenths.map(({ meanChance }) => 100 * meanChance!),
                colour: 'line-strong',
              },
              { name: t('calibration.came'), values: tenths.map(({ rate }) => 100 * rate!), colour: 'accent' },
            ],
            axis: t('calibration.axis'),
            columns: [
              t('calibration.tenth'),
              t('calibration.predicted'),
              t('calibration.came'),
              t('turnout.group-interval'),
              t('turnout.group-invited'),
            ],
            cells: tenths.map((tenth) => {
              const { share, interval, invited } = turnoutView(tenth, visitor)
              return [format.percent(tenth.meanChance!, 1), share, interval, invited]
            }),
          }),
    batches: batches
      .slice(-newestBatches)
      .toReversed()
      .map(({ date, invited, expected, interval, came }) => ({
        day: format.date(date),
        invited: format.number(invited),
        expected: format.number(expected, 1),
        interval: `${interval.from}–${interval.to}`,
        came: format.number(came),
        held: came >= interval.from && came <= interval.to,
      })),
    older: Math.max(0, batches.length - newestBatches),
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
      return t('calibration.right', { right: verdict.right, of: verdict.of })
  }
}
