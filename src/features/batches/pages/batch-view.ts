import { isInside } from '../../../domain/scheduling/reception-queue.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { adviceWords } from '../advice-words.ts'
import { activeInvitations } from '../presence.ts'
import { rateText } from '../rate.ts'
import type { AdvisedDay } from '../reads/advised-days.ts'
import { dayName } from '../day-name.ts'
import type { Batch, Slot } from '../reads/batches.ts'
import type { InterviewerClash, PersonClash } from '../reads/clashes.ts'
import type { remindedOf } from '../reads/reminded.ts'
import type { AskedOfBatch } from '../../messages/reads/asked-of-batch.ts'
import type { GoingOut } from '../../messages/reads/going-out.ts'
import { dayPeople } from './day-people.ts'
import { dayPicture, forecastView } from './day-picture.ts'
import { daySteps } from './day-steps.ts'
import { outcomeView } from './outcome-view.ts'

/** People and interviewers who are booked twice, in words. */
export function clashTexts(
  people: readonly PersonClash[],
  interviewers: readonly InterviewerClash[],
  { t, format }: Visitor,
): string[] {
  const at = (clash: { starts_at: string; time_zone: string }) => format.dateTime(clash.starts_at, clash.time_zone)
  return [
    ...people.map((clash) => t('batch.clash-person', { name: clash.name, time: at(clash), title: clash.title })),
    ...interviewers.map((clash) =>
      t('batch.clash-interviewer', { name: clash.name, time: at(clash), title: clash.title }),
    ),
  ]
}

/** What the page of a day asks beside the day itself. */
type Beside = {
  reminded: Awaited<ReturnType<typeof remindedOf>>
  /** Another open day of the vacancy, to which people could be moved. */
  next: number | null
  asked: AskedOfBatch
  goingOut: GoingOut
  thisYear: number
}

/** The page of a day: what to do now, how many come, who is invited, and the rest folded. */
export function batchPage(day: AdvisedDay, { asked, next, thisYear, ...beside }: Beside, visitor: Visitor) {
  const { batch, slots, state } = day
  const { t } = visitor
  const closed = batch.status === 'closed'
  return {
    batch,
    heading: dayName(batch.date, thisYear, visitor),
    day: dayLine(batch, slots, visitor),
    steps: daySteps(day, visitor),
    advice: adviceWords(day.advice, { ...batch, next }, visitor),
    pictures: dayPicture(day, visitor) ?? [],
    stats: runningStats(day, visitor),
    outcome: outcomeView(day, visitor),
    ...dayPeople(day, asked, visitor),
    hasChances: !closed && state.unmarked > 0,
    forecast: batch.status === 'planned' && state.invited > 0 ? forecastView(day, visitor) : null,
    facts: factsOf(batch, slots, visitor),
    mailing: mailingOf(batch, beside, thisYear, visitor),
    cameBack: cameBackText(day, visitor),
    // The advice names them as soon as everybody is marked.
    withoutResult:
      state.phase !== 'ahead' && state.missing > 0 && day.advice.kind !== 'results'
        ? t('batch.without-result', { count: state.missing })
        : null,
    peopleHeading: t(closed ? 'day.people-were' : 'day.people'),
  }
}

/** Who is where while the day goes on. */
function runningStats({ rows, state }: AdvisedDay, { t, format }: Visitor) {
  if (state.status !== 'planned' || state.phase !== 'running') return []
  const stat = (name: 'came' | 'waiting' | 'inside' | 'unmarked', value: number) => ({
    label: t(`day.stat-${name}`),
    value: format.number(value),
  })
  return [
    stat('came', state.came),
    stat('waiting', state.waiting),
    stat('inside', activeInvitations(rows).filter(isInside).length),
    stat('unmarked', state.unmarked),
  ]
}

/** Where, when and how, as the line under the heading goes on after the vacancy. */
function dayLine(batch: Batch, slots: readonly Slot[], { t, format, language }: Visitor): string {
  const [first, last] = [slots[0], slots.at(-1)]
  const time = (instant: string) => format.time(instant, batch.time_zone)
  const hours = first && last ? [`${time(first.starts_at)}–${time(last.ends_at)}`] : []
  return [cityName(batch, language), ...hours, t(`day.${batch.format}`)].join(' · ')
}

function factsOf(batch: Batch, slots: readonly Slot[], visitor: Visitor) {
  const { t, format } = visitor
  const planned = slots.reduce((sum, slot) => sum + slot.planned_invitations, 0)
  const facts = [
    ['batch.goal', t('batch.goal-value', { goal: batch.goal, confidence: format.percent(batch.confidence) })],
    ['day.planned', t('day.planned-value', { planned })],
    ['batch.rate', rateText(batch, visitor)],
    ['batch.seats', seatsText(batch, t)],
    ['batch.place', batch.place],
    ['batch.contact', batch.contact],
  ] as const
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label: t(label), value }]))
}

function seatsText(batch: Batch, t: Visitor['t']): string | null {
  if (batch.format === 'group' && batch.seats !== null)
    return t('batch.seats-group', { seats: batch.seats, quorum: batch.quorum ?? 1 })
  return batch.waiting_seats === null ? null : t('batch.seats-flow', { seats: batch.waiting_seats })
}

/** What was sent and what goes out next; `byHand` asks for what a colleague has to pass on now. */
function mailingOf(
  batch: Batch,
  { reminded: { people, last }, goingOut }: Pick<Beside, 'reminded' | 'goingOut'>,
  thisYear: number,
  { t, format }: Visitor,
) {
  const timeOf = (instant: string) => format.dateTime(instant, batch.time_zone, thisYear)
  const time = last === null ? '' : timeOf(last)
  const { waiting, byHand, leavesBy } = goingOut
  const next = leavesBy === null ? '' : timeOf(leavesBy.toString())
  const asked = last === null ? t('day.mailing-none') : t('day.mailing-last', { time })
  return {
    short: next === '' ? asked : t('day.mailing-next', { time: next }),
    text: t('day.mailing-text', { people, time }),
    waiting: waiting > 0 ? t('day.mailing-waiting', { count: waiting, time: next || 'empty' }) : '',
    byHand: byHand > 0 && batch.status === 'planned' ? t('day.by-hand', { count: byHand }) : '',
  }
}

/** Who cannot have heard of the day does not count as invited to it. */
function cameBackText({ batch, rows }: AdvisedDay, { t }: Visitor): string {
  const count = rows.filter(({ end_reason }) => end_reason === 'no-mail').length
  return count > 0 && batch.status === 'planned' ? t('day.came-back', { count }) : ''
}
