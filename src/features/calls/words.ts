import type { Translate } from '../../web/messages/index.ts'
import type { CallQuestion } from './call-question.ts'

/** A question in the team's words, or in the built-in ones. */
export const questionText = ({ id, wording }: CallQuestion, t: Translate): string =>
  wording ?? t(`calls.question.${id}`)
