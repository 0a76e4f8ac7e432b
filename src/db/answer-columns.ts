import type { AnswerColumns } from './schema/primitives.ts'

/** The person's reply and the checks of the confirmation call, in the order in which they are asked. */
export const answerColumns = [
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
] as const satisfies readonly (keyof AnswerColumns)[]
