import { isPostgres } from '../../../db/columns.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'

export type TagRemoved = { removed: number } | { refused: 'no-such-tag' }

/** Takes a tag from somebody; with the last one who had it, it is gone. */
export function removeTag(db: Db, candidate: number, tag: number): Promise<TagRemoved> {
  return db.transaction().execute(async (trx): Promise<TagRemoved> => {
    await holdPeople(trx, [candidate])
    const { numDeletedRows } = await trx
      .deleteFrom('candidate_tags')
      .where('candidate_id', '=', candidate)
      .where('tag_id', '=', tag)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return { refused: 'no-such-tag' }
    await dropUnusedTags(trx, [tag])
    return { removed: tag }
  })
}

/** Takes tags away that nobody has any more. */
export async function dropUnusedTags(trx: Db, tags: readonly number[]): Promise<void> {
  for (const tag of tags.toSorted((one, other) => one - other)) {
    // Held first and looked at afterwards: whoever is giving it to somebody at this moment has given it by then.
    await trx
      .selectFrom('tags')
      .select('id')
      .where('id', '=', tag)
      .$if(isPostgres(trx), (query) => query.forUpdate())
      .execute()
    await trx
      .deleteFrom('tags')
      .where('id', '=', tag)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('candidate_tags').select('tag_id').where('tag_id', '=', tag))))
      .execute()
  }
}
