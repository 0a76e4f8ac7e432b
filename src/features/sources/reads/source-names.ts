import type { Db } from '../../../db/open.ts'
import { sourceReader } from '../../../domain/people/candidate/sources.ts'

/** Makes the function that says what the team calls a source, in whatever spelling a file has it. */
export async function teamSources(db: Db): Promise<(text: string) => string> {
  const rows = await db.selectFrom('source_names').select(['key', 'source']).execute()
  return sourceReader(new Map(rows.map(({ key, source }) => [key, source])))
}
