import type { AnswerColumns, Origin } from '../../../db/schema/primitives.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { givenAnswers, type GivenAnswer } from '../words.ts'
import type { contactsMade, InvitationEvent } from '../reads/history.ts'

const marks: Partial<Record<string, MessageKey>> = {
  came: 'history.came',
  late: 'history.late',
  missed: 'history.missed',
  left: 'history.left',
  'call-in': 'history.call-in',
  result: 'history.result',
  moved: 'history.moved',
  cancelled: 'history.cancelled',
  'application-closed': 'history.application-closed',
}

/** All that happened around one invitation, the earliest first: when, what, and who did it. */
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
  const all: { at: string; what: string; by: string | null; origin?: Origin }[] = [
    {
      ...invited,
      what:
        invited.chance === null
          ? t('history.invited')
          : t('history.invited-with', { chance: format.chance(invited.chance) }),
    },
    ...reminders.map((one) => ({ ...one, what: t('history.reminded', { channel: t(`reminders.by-${one.channel}`) }) })),
    ...calls.map((one) => ({
      ...one,
      what: [t(one.reached === 1 ? 'history.reached' : 'history.unreached'), one.note].filter(Boolean).join(': '),
    })),
    ...givenAnswers(events, now).map((one) => ({ ...one, what: answered(one) })),
    ...events.flatMap((one) => {
      const mark = marks[one.action]
      return mark ? [{ ...one, what: t(mark) }] : []
    }),
  ]
  return all
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map(({ at, what, by, origin }) => ({
      when: format.dateTime(at, timeZone),
      what,
      by: by ?? (origin === 'person' ? t('history.by-person') : ''),
    }))
}
