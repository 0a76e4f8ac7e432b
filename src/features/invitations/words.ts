import { answerColumns } from '../../db/answer-columns.ts'
import type { AnswerColumns, CheckAnswer, Origin } from '../../db/schema/primitives.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { InvitationEvent } from './reads/history.ts'

/** One answer as it was given; `before` is what had been answered until then. */
export type GivenAnswer = {
  at: string
  by: string | null
  origin: Origin
  question: keyof AnswerColumns
  answer: CheckAnswer
  before: CheckAnswer | null
}

/**
 * Every answer of an invitation in the order given, including those that a later one replaced.
 * @param events of that invitation, the earliest first; @param now how its answers stand
 */
export function givenAnswers(events: readonly InvitationEvent[], now: AnswerColumns): GivenAnswer[] {
  return events.flatMap(({ at, by, origin, before }, index) => {
    const after = events[index + 1]?.before ?? now
    return answerColumns.flatMap((question) => {
      const answer = after[question]
      return answer === null || answer === before[question]
        ? []
        : [{ at, by, origin, question, answer, before: before[question] }]
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
