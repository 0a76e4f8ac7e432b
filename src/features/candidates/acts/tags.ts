import { isPostgres } from '../../../db/columns.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'

export type Tag = { id: number; name: string }

/** More than a team can keep apart; the list stays one to choose from. */
const most = 300

/** The team's tags, by name. */
export const knownTags = (db: Db): Promise<Tag[]> =>
  db.selectFrom('tags').select(['id', 'name']).orderBy('name_key').limit(most).execute()

export function tagsOf(db: Db, candidate: number): Promise<Tag[]> {
  return db
    .selectFrom('candidate_tags')
    .innerJoin('tags', 'tags.id', 'candidate_tags.tag_id')
    .select(['tags.id', 'tags.name'])
    .where('candidate_tags.candidate_id', '=', candidate)
    .orderBy('tags.name_key')
    .execute()
}

/** Gives somebody a tag, a new one or one the team has, however it is spelt; a second time changes nothing. */
export function addTag(db: Db, candidate: number, name: string): Promise<void> {
  const name_key = searchKey(name) || name
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
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
  })
}

/** Takes a tag from somebody; with the last one who had it, it is gone. */
export function removeTag(db: Db, candidate: number, tag: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [candidate])
    await trx.deleteFrom('candidate_tags').where('candidate_id', '=', candidate).where('tag_id', '=', tag).execute()
    await dropUnusedTags(trx, [tag])
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
