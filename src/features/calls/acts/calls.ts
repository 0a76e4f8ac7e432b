import type { Db } from '../../../db/open.ts'
import type { AnswerColumns, CheckAnswer } from '../../../db/schema/primitives.ts'
import { answerColumns, changeInvitation, writeBeside, type Act } from '../../invitations/acts/change-invitation.ts'
import type { InvitationRow } from '../../batches/reads/invitations.ts'

export type Attempt = { id: number; invitation_id: number; at: string; reached: 0 | 1 }

/** Every attempt at a confirmation call in a batch, the earliest first. */
export function attemptsOfBatch(db: Db, batchId: number): Promise<Attempt[]> {
  return db
    .selectFrom('call_attempts')
    .innerJoin('invitations', 'invitations.id', 'call_attempts.invitation_id')
    .select(['call_attempts.id', 'call_attempts.invitation_id', 'call_attempts.at', 'call_attempts.reached'])
    .where('invitations.batch_id', '=', batchId)
    .orderBy('call_attempts.id')
    .execute()
}

/** @returns false when the batch is open no longer, or the person is gone */
export function addAttempt(db: Db, invitationId: number, reached: boolean, { by, at }: Act): Promise<boolean> {
  return writeBeside(db, invitationId, async (trx) => {
    await trx
      .insertInto('call_attempts')
      .values({ invitation_id: invitationId, at: at.toString(), by_user: by, reached: reached ? 1 : 0 })
      .execute()
  })
}

/** Takes back a mark that nobody answered: it was never a call. Done twice, it takes nothing else back. */
export async function removeMissedCall(db: Db, invitationId: number, attemptId: number): Promise<void> {
  await db
    .deleteFrom('call_attempts')
    .where('id', '=', attemptId)
    .where('invitation_id', '=', invitationId)
    .where('reached', '=', 0)
    .execute()
}

export type Answers = { [column in keyof AnswerColumns]?: CheckAnswer | undefined }

/**
 * Keeps the answers that were given; those not given stay as they are.
 * @param version of the form they stand in; null for one answer by itself, which overwrites no other
 * @returns false when somebody changed the invitation meanwhile in another way
 */
export async function saveAnswers(
  db: Db,
  row: InvitationRow,
  version: number | null,
  given: Answers,
  act: Act,
): Promise<boolean> {
  const changed = answerColumns.filter((column) => given[column] !== undefined && given[column] !== row[column])
  if (changed.length === 0) return true
  const values = Object.fromEntries(changed.map((column) => [column, given[column]]))
  return changeInvitation(db, row.id, version, 'answers', values, act)
}

/** A check of the confirmation call as the team asks it; `wording` null = in our own words. */
export type Question = { id: Exclude<keyof AnswerColumns, 'reply'>; wording: string | null; asked: boolean }

/** All seven in their order; their ids never change, so that old answers keep their meaning. */
export async function callQuestions(db: Db): Promise<Question[]> {
  const rows = await db.selectFrom('call_questions').selectAll().execute()
  return answerColumns
    .filter((column) => column !== 'reply')
    .map((id) => {
      const row = rows.find((one) => one.id === id)
      return { id, wording: row?.wording ?? null, asked: row?.asked !== 0 }
    })
}

export async function saveQuestion(db: Db, { id, wording, asked }: Question): Promise<void> {
  const values = { wording, asked: asked ? (1 as const) : (0 as const) }
  await db
    .insertInto('call_questions')
    .values({ id, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
