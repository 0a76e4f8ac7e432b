import type { Actor } from '../../../db/actor.ts'
import { writingAlone } from '../../../db/locking/writing-alone.ts'
import type { Db } from '../../../db/open.ts'
import { sourceKey } from '../../../domain/people/candidate/sources.ts'
import { sourceCounts } from '../reads/source-counts.ts'

export type Folded =
  | { folded: { sources: number; candidates: number; invitations: number } }
  | { refused: 'nothing-to-fold' | 'no-such-source' | 'file-loading' }

/**
 * Gives several sources one name, which may be one of theirs or a new one: people and past invitations are of that
 * source from now on, and so is whatever a later file spells in one of these ways. It cannot be taken apart again.
 */
export function foldSources(db: Db, sources: readonly string[], name: string, actor: Actor): Promise<Folded> {
  return writingAlone(db, 'attendance_records', async (trx): Promise<Folded> => {
    const others = [...new Set(sources)].filter((source) => source !== name)
    if (others.length === 0) return { refused: 'nothing-to-fold' }
    const counts = new Map((await sourceCounts(trx)).map((one) => [one.source, one]))
    if (others.some((source) => !counts.has(source))) return { refused: 'no-such-source' }
    if (await isFileLoading(trx)) return { refused: 'file-loading' }
    await trx
      .updateTable('candidates')
      .set((eb) => ({ source: name, version: eb('version', '+', 1), updated_at: actor.at.toString() }))
      .where('source', 'in', others)
      .execute()
    await trx.updateTable('attendance_records').set({ source: name }).where('source', 'in', others).execute()
    await renameInFilters(trx, others, name)
    await remember(trx, others, name, actor)
    const sum = (of: 'candidates' | 'invitations') =>
      others.reduce((total, source) => total + (counts.get(source)?.[of] ?? 0), 0)
    return { folded: { sources: others.length, candidates: sum('candidates'), invitations: sum('invitations') } }
  })
}

/** Its people would come with the spellings of before. */
async function isFileLoading(db: Db): Promise<boolean> {
  const running = await db.selectFrom('imports').select('id').where('purpose', '=', 'load').executeTakeFirst()
  return running !== undefined
}

async function renameInFilters(db: Db, others: readonly string[], name: string): Promise<void> {
  for (const { id, filters_json } of await db.selectFrom('saved_filters').select(['id', 'filters_json']).execute()) {
    const filters = JSON.parse(filters_json) as { source?: string }
    if (filters.source === undefined || !others.includes(filters.source)) continue
    const renamed = JSON.stringify({ ...filters, source: name })
    await db.updateTable('saved_filters').set({ filters_json: renamed }).where('id', '=', id).execute()
  }
}

/** What was folded into one of these before follows; new rows tell turnout that its history has changed. */
async function remember(db: Db, others: readonly string[], name: string, { by, at }: Actor): Promise<void> {
  const before = await db
    .selectFrom('source_names')
    .select('key')
    .where('source', 'in', [...others, name])
    .execute()
  const keys = [...new Set([...before.map(({ key }) => key), ...[...others, name].map(sourceKey)])]
  await db.deleteFrom('source_names').where('key', 'in', keys).execute()
  await db
    .insertInto('source_names')
    .values(keys.map((key) => ({ key, source: name, named_by: by, named_at: at.toString() })))
    .execute()
}
