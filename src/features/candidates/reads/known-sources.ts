import { sql } from 'kysely'
import type { Db } from '../../../db/open.ts'

/** Every source there is, read from the index one by one: however many candidates, there are few sources. */
export async function knownSources(db: Db): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive known(source) as (
      select min(source) from candidates where erased = 0
      union all
      select (select min(source) from candidates where source > known.source and erased = 0)
      from known where known.source is not null
    )
    select source from known where source is not null limit 200`.execute(db)
  return rows.map(({ source }) => source)
}
