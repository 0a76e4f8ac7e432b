import { Temporal } from 'temporal-polyfill'
import { callOrder, callOutcomes, dayPart, type NextCall, type ToCall } from '../../../domain/turnout/call-order.ts'
import type { TurnoutModel } from '../../../domain/turnout/model.ts'
import type { PresenceSoFar } from '../../../domain/turnout/so-far.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { isOwnReply, ownReplyText } from '../../batches/presence.ts'
import type { AskedOfBatch } from '../../messages/reads/asked-of-batch.ts'
import { askedText } from '../../messages/words.ts'
import type { Batch, Slot } from '../../batches/reads/batches.ts'
import { repliesText } from '../../invitations/words.ts'
import type { InvitationEvent } from '../../invitations/reads/history.ts'
import type { contactsOfBatch, InvitationRow } from '../../batches/reads/invitations.ts'
import { forecastDay, toInvitation, type PersonChance } from '../../turnout/forecasts.ts'
import { chanceText } from '../../turnout/chance-text.ts'
import type { CallAttempt } from '../call-attempt.ts'
import type { CallQuestion } from '../call-question.ts'
import { questionText } from '../words.ts'

/** All that the call screen is made of; `rows` are those invited, without walk-ins. */
export type CallFacts = {
  batch: Batch
  slots: readonly Slot[]
  rows: readonly InvitationRow[]
  contacts: Awaited<ReturnType<typeof contactsOfBatch>>
  attempts: readonly CallAttempt[]
  events: readonly InvitationEvent[]
  questions: readonly CallQuestion[]
  undoable: ReadonlySet<number>
  asked: AskedOfBatch
  model: TurnoutModel
  /** What the day has shown of each of `rows` so far. */
  seen: readonly PresenceSoFar[]
  now: Temporal.Instant
}

/** Who has said themselves that they come needs no call, nor who does not come or is marked. */
function isSettled(row: InvitationRow): boolean {
  return row.reply === 'no' || row.presence !== null || (row.reply === 'yes' && isOwnReply(row))
}

/**
 * People to call: first those whose answer would change the plan most.
 * @returns also who is settled, and for how many it is too late because their slot has begun
 */
function nextCalls({ batch, slots, rows, attempts, model, seen, now }: CallFacts): {
  order: NextCall[]
  settled: number[]
  tooLate: number
} {
  const { scenarios } = forecastDay(model, batch, rows, slots, now.toString(), seen)
  const local = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(batch.time_zone)
  const people = rows.map((row): ToCall => {
    const tries = attempts.filter((attempt) => attempt.invitation_id === row.id)
    const settled = isSettled(row) || tries.some((attempt) => attempt.reached === 1)
    const slot = local(slots.find(({ id }) => id === row.slot_id)!.starts_at)
    if (settled) return { outcomes: [], unreached: [], slot }
    const unreached = tries.map((attempt) => dayPart(local(attempt.at)))
    return { outcomes: callOutcomes(model, toInvitation(batch, row, now.toString())), unreached, slot }
  })
  const order = callOrder(scenarios, people, batch.goal, now.toZonedDateTimeISO(batch.time_zone))
  const settled = people.flatMap(({ outcomes }, index) => (outcomes.length === 0 ? [index] : []))
  return { order, settled, tooLate: people.length - settled.length - order.length }
}

/** The screen of one call: the person, the number, the questions, and how the answers change the day. */
export function callPage(facts: CallFacts, chosen: number | null, visitor: Visitor) {
  const { batch, rows, slots } = facts
  const { t, format } = visitor
  const here = dayPart(facts.now.toZonedDateTimeISO(batch.time_zone))
  const { order, settled, tooLate } = nextCalls(facts)
  const first = order.find(({ callAt }) => callAt === here)
  const row = rows.find((one) => one.id === chosen) ?? (first && rows[first.index])
  const time = (one: InvitationRow) => {
    const slot = slots.find(({ id }) => id === one.slot_id)
    return slot ? format.time(slot.starts_at, batch.time_zone) : ''
  }
  const thisYear = facts.now.toZonedDateTimeISO(batch.time_zone).year
  return {
    heading: t('calls.title', { title: batch.title, date: format.date(batch.date) }),
    day: t('batch.heading', { title: batch.title, date: format.date(batch.date, thisYear) }),
    batch,
    person: row ? { ...callOf(facts, row, visitor), time: time(row) } : null,
    effect: row ? effectPage(facts, row.id, visitor) : null,
    states: statesOf(rows, visitor),
    waiting: order.map(({ index, callAt }) => {
      const one = rows[index]!
      const missed = lastMissed(facts, one.id)?.id ?? null
      return {
        ...lineOf(one, time(one)),
        state: missed === null ? stateText(one, facts, visitor) : t('answer.not-reached'),
        later: callAt === here ? '' : t(`calls.at-${callAt}`),
        missed,
      }
    }),
    settled: settled.map((index) => ({
      ...lineOf(rows[index]!, time(rows[index]!)),
      state: stateText(rows[index]!, facts, visitor),
    })),
    progress: [
      t('calls.progress', { done: settled.length, all: rows.length }),
      tooLate > 0 ? t('calls.too-late', { count: tooLate }) : '',
    ]
      .filter(Boolean)
      .join(' '),
  }
}

const marks = { yes: 'promised', unsure: 'unsure', no: 'declined' } as const
const markOf = ({ reply }: Pick<InvitationRow, 'reply'>) => (reply === null ? 'invited' : marks[reply])

const stateText = (row: InvitationRow, { batch, asked }: CallFacts, visitor: Visitor) => {
  const { t } = visitor
  const timeZone = batch.time_zone
  if (row.reply === null) return askedText(asked.get(row.id), timeZone, visitor) || t('calls.no-answer')
  return [t(`mark.${marks[row.reply]}`), ownReplyText(row, timeZone, visitor)].filter(Boolean).join(', ')
}

const lineOf = (row: InvitationRow, time: string) => ({
  id: row.id,
  name: row.name,
  time,
  mark: markOf(row),
})

/** How many are silent, promise, are unsure and will not come. */
function statesOf(rows: readonly InvitationRow[], { t }: Visitor) {
  return (['invited', 'promised', 'unsure', 'declined'] as const).map((mark) => ({
    mark,
    text: t(`calls.state.${mark}`, { count: rows.filter((row) => markOf(row) === mark).length }),
  }))
}

/** The last call that a person did not answer, if none was answered since. */
function lastMissed({ attempts }: CallFacts, invitationId: number): CallAttempt | undefined {
  const last = attempts.findLast((attempt) => attempt.invitation_id === invitationId)
  return last?.reached === 0 ? last : undefined
}

function callOf(facts: CallFacts, row: InvitationRow, visitor: Visitor) {
  const { t, format } = visitor
  const { batch, contacts, attempts, questions } = facts
  const replies = repliesText(
    facts.events.filter((event) => event.invitation_id === row.id),
    row,
    batch.time_zone,
    visitor,
  )
  const unreached = attempts.filter((attempt) => attempt.invitation_id === row.id && attempt.reached === 0)
  const last = unreached.at(-1)
  return {
    id: row.id,
    candidateId: row.candidate_id,
    name: row.name,
    phones: contacts
      .filter((contact) => contact.candidate_id === row.candidate_id && contact.kind === 'phone')
      .map(({ value }) => value),
    missed: lastMissed(facts, row.id)?.id ?? null,
    replies: replies ? t('history.replies', { replies }) : askedText(facts.asked.get(row.id), batch.time_zone, visitor),
    unreached: last
      ? t('calls.unreached-before', { count: unreached.length, time: format.dateTime(last.at, batch.time_zone) })
      : '',
    notes: attempts
      .filter((attempt) => attempt.invitation_id === row.id && attempt.note !== null)
      .map(({ at, note }) => t('calls.noted', { time: format.dateTime(at, batch.time_zone), note: note ?? '' })),
    questions: [
      { id: 'reply', text: t('calls.question.reply'), answer: row.reply },
      ...questions
        .filter(({ asked }) => asked)
        .map((question) => ({ id: question.id, text: questionText(question, t), answer: row[question.id] })),
    ],
  }
}

/** The chance of a person, which explains itself at a press. */
function chanceOf(person: PersonChance, name: string, visitor: Visitor) {
  const { chance, interval, why } = chanceText(person, visitor)
  return {
    why: {
      id: 'why-chance',
      figure: chance,
      about: visitor.t('calls.chance-of', { name }),
      heading: [chance, interval].filter(Boolean).join(', '),
      lines: why.split('; '),
    },
  }
}

/** What the answers so far do: the person's chance, and whether the day is still well filled. */
export function effectPage(
  { batch, slots, rows, undoable, model, seen, now }: CallFacts,
  id: number,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const { people, chance, further } = forecastDay(model, batch, rows, slots, now.toString(), seen)
  const index = rows.findIndex((row) => row.id === id)
  const row = rows[index]!
  return {
    id,
    version: row.version,
    ...chanceOf(people[index]!, row.name, visitor),
    goal: t(batch.goal_counts === 'held' ? 'calls.goal-held' : 'calls.goal', { goal: batch.goal }),
    reached: format.chance(chance),
    plan:
      further === 0
        ? t('calls.enough')
        : further === null
          ? t('calls.never-enough')
          : t('calls.short', { count: further }),
    planTone: further === 0 ? 'good' : 'warn',
    canUndo: undoable.has(id),
  }
}
