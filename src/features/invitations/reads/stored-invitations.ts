import type { Db } from '../../../db/open.ts'

export type StoredInvitation = NonNullable<Awaited<ReturnType<typeof storedInvitation>>>

export function storedInvitation(db: Db, id: number) {
  return db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Invitations in the order they were made, those after `after`; of one batch or of all. */
export function invitationsAfter(db: Db, { after, batch }: { after: number; batch: number | null }, limit: number) {
  return db
    .selectFrom('invitations')
    .selectAll()
    .where('id', '>', after)
    .$if(batch !== null, (query) => query.where('batch_id', '=', batch))
    .orderBy('id')
    .limit(limit)
    .execute()
}
