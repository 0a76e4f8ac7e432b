import { countBand } from '../../../web/charts/count-band.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { KeptForecast } from '../acts/close-batch.ts'
import { activeInvitations } from '../presence.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'

/** After the day: the band of its forecast with what came, and what that says; null while it is open. */
export function outcomeView({ batch, rows, state }: AdvisedDay, { t, format }: Visitor) {
  if (batch.status !== 'closed') return null
  const { came, invited, goal } = state
  const walkIns = activeInvitations(rows).length - invited
  const walkInWords = walkIns > 0 ? [t('batch.walk-ins', { count: walkIns })] : []
  const share = format.percent(invited === 0 ? 0 : came / invited)
  const figure = `${format.number(came)} ${t('batch.figure-came', { invited, share })}`
  const kept = batch.forecast_json === null ? null : (JSON.parse(batch.forecast_json) as KeptForecast | null)
  if (!kept) return { band: null, spoken: '', figures: [figure], words: walkInWords.join(' ') }
  const { expected, interval } = kept
  const { from, to } = interval
  const verdict = came < from ? 'batch.outcome-below' : came > to ? 'batch.outcome-above' : 'batch.outcome-inside'
  const expectedFigure = `${format.number(expected, 1)} ${t('batch.figure-forecast', { from, to })}`
  return {
    band: countBand({ from, to, expected, came, goal }),
    goal: t('day.goal-line', { goal }),
    spoken: [figure, expectedFigure].join('; '),
    figures: [figure, expectedFigure],
    words: [t(verdict), ...walkInWords].join(' '),
  }
}
