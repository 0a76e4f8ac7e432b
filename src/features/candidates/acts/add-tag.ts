import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'

export type TagAdded = { added: number } | { refused: 'no-such-candidate' }

/** Gives somebody a tag, a new one or one the team has, however it is spelt; a second time changes nothing. */
export function addTag(db: Db, candidate: number, name: string): Promise<TagAdded> {
  const name_key = searchKey(name) || name
  return db.transaction().execute(async (trx): Promise<TagAdded> => {
    if ((await holdPeople(trx, [candidate])).size === 0) return { refused: 'no-such-candidate' }
    // Written again where it is there already: nobody takes it away then before somebody has it.
    const { id } = await trx
      .insertInto('tags')
      .values({ name, name_key })
      .onConflict((conflict) => conflict.column('name_key').doUpdateSet({ name_key }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('candidate_tags')
      .values({ candidate_id: candidate, tag_id: id })
      .onConflict((conflict) => conflict.columns(['candidate_id', 'tag_id']).doNothing())
      .execute()
    return { added: id }
  })
}
