import type { Db } from '../../../db/open.ts'

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
