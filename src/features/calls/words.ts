import type { Translate } from '../../web/messages/index.ts'
import type { CallQuestion } from './call-question.ts'

/** A question in the team's words, or in the built-in ones. */
export function questionText({ id, wording }: CallQuestion, t: Translate): string {
  return wording ?? t(`calls.question.${id}`)
}
