import { z } from 'zod'
import { id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { answerColumns } from '../../../db/answer-columns.ts'

export const answers = ['yes', 'no', 'unsure'] as const

const answer = optionalChoice(answers)

/** The answers of one call; `only` names the one that was just given, the others then stay as they are. */
export const answersForm = z.object({
  version: id().optional(),
  only: optionalChoice(answerColumns),
  reply: answer,
  permission: answer,
  calendar: answer,
  call_ahead: answer,
  second_phone: answer,
  documents: answer,
  route: answer,
  letter: answer,
})

export const undoForm = z.object({ version: id() })

export const missedCallForm = z.object({ attempt: id() })

/** One question as the team words it; empty = the built-in words. */
export const questionForm = z.object({ wording: optionalText(300), asked: optionalChoice(['yes']) })
