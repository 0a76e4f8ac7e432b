import { answerFields } from '../domain/turnout/attendance/attendance-columns.ts'
import type { AnswerColumns } from './schema/primitives.ts'

/** The person's reply and the checks of the confirmation call, in the order in which they are asked. */
export const answerColumns = answerFields satisfies readonly (keyof AnswerColumns)[]
