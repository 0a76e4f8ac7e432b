import type { Db } from '../../db/open.ts'
import { searchKey } from '../../domain/people/names.ts'

export type Tag = { id: number; name: string }

/** More than a team can keep apart; the list stays one to choose from. */
const most = 300

/** The team's tags, by name. */
export const knownTags = (db: Db): Promise<Tag[]> => db.selectFrom('tags').select(['id', 'name']).orderBy('name_key').limit(most).execute()

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
    await trx.insertInto('tags').values({ name, name_key }).onConflict((conflict) => conflict.column('name_key').doNothing()).execute()
    const { id } = await trx.selectFrom('tags').select('id').where('name_key', '=', name_key).executeTakeFirstOrThrow()
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
    await trx.deleteFrom('candidate_tags').where('candidate_id', '=', candidate).where('tag_id', '=', tag).execute()
    await trx
      .deleteFrom('tags')
      .where('id', '=', tag)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('candidate_tags').select('tag_id').where('tag_id', '=', tag))))
      .execute()
  })
}
