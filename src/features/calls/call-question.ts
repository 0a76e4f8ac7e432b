import type { AnswerColumns } from '../../db/schema/primitives.ts'

/** A question of the confirmation call as the team asks it; `wording` is null for the built-in words. */
export type CallQuestion = { id: Exclude<keyof AnswerColumns, 'reply'>; wording: string | null; asked: boolean }
