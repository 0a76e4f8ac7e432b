import type { AnswerColumns, CheckAnswer } from '../../../db/schema/primitives.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { answerColumns } from '../acts/change-invitation.ts'
import type { contactsMade, InvitationEvent } from '../reads/history.ts'

/** One answer as it was given; `before` is what had been answered until then. */
export type GivenAnswer = {
  at: string
  by: string | null
  question: keyof AnswerColumns
  answer: CheckAnswer
  before: CheckAnswer | null
}

/**
 * Every answer of an invitation in the order given, those too that another one has replaced since.
 * @param events of that invitation, the earliest first; @param now how its answers stand
 */
export function givenAnswers(events: readonly InvitationEvent[], now: AnswerColumns): GivenAnswer[] {
  return events.flatMap(({ at, by, before }, index) => {
    const after = events[index + 1]?.before ?? now
    return answerColumns.flatMap((question) => {
      const answer = after[question]
      return answer === null || answer === before[question]
        ? []
        : [{ at, by, question, answer, before: before[question] }]
    })
  })
}

/** The person's own replies in one line: "no (23 Nov, 18:05) → yes (24 Nov, 10:00)"; empty where there was none. */
export function repliesText(
  events: readonly InvitationEvent[],
  now: AnswerColumns,
  timeZone: string,
  { t, format }: Visitor,
): string {
  return givenAnswers(events, now)
    .filter(({ question }) => question === 'reply')
    .map(({ answer, at }) => `${t(`calls.answer.${answer}`)} (${format.dateTime(at, timeZone)})`)
    .join(' → ')
}

const marks: Partial<Record<string, MessageKey>> = {
  came: 'history.came',
  late: 'history.late',
  missed: 'history.missed',
  left: 'history.left',
  'call-in': 'history.call-in',
  result: 'history.result',
  moved: 'history.moved',
  cancelled: 'history.cancelled',
}

/** All that happened around one invitation, the earliest first: when, what, and by whose hand. */
export function happenings(
  events: readonly InvitationEvent[],
  { invited, calls, reminders }: Awaited<ReturnType<typeof contactsMade>>,
  now: AnswerColumns,
  timeZone: string,
  { t, format }: Visitor,
): { when: string; what: string; by: string }[] {
  const answered = ({ question, answer, before }: GivenAnswer) => {
    const values = { question: t(`calls.question.${question}`), answer: t(`calls.answer.${answer}`) }
    return before === null
      ? t('history.answer', values)
      : t('history.answer-changed', { ...values, before: t(`calls.answer.${before}`) })
  }
  const all = [
    {
      ...invited,
      what:
        invited.chance === null
          ? t('history.invited')
          : t('history.invited-with', { chance: format.chance(invited.chance) }),
    },
    ...reminders.map((one) => ({ ...one, what: t('history.reminded', { channel: t(`reminders.by-${one.channel}`) }) })),
    ...calls.map((one) => ({ ...one, what: t(one.reached === 1 ? 'history.reached' : 'history.unreached') })),
    ...givenAnswers(events, now).map((one) => ({ ...one, what: answered(one) })),
    ...events.flatMap((one) => {
      const mark = marks[one.action]
      return mark ? [{ ...one, what: t(mark) }] : []
    }),
  ]
  return all
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, what, by }) => ({ when: format.dateTime(at, timeZone), what, by: by ?? '' }))
}
