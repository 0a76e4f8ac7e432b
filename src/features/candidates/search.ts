import { sql, type RawBuilder } from 'kysely'
import { searchKey } from '../../domain/people/names.ts'
import type { Db } from '../../db/open.ts'
import { otherCity } from './forms.ts'
import { cutPage, pageSize, type Page } from '../../web/paging.ts'

export type Filters = { vacancy?: number | undefined; city?: string | undefined; source?: string | undefined }

export type Found = {
  id: number
  name: string
  city_other: string | null
  name_ru: string | null
  name_en: string | null
  source: string | null
  experience_months: number | null
  expected_pay: number | null
  pay_basis: 'gross' | 'net' | 'unknown' | null
}

/** What of a search can be part of a telephone number: its digits, also with the 8 that people dial for +7. */
function digitsOf(search: string): string[] {
  if (!/^[\d\s()+\-–.]+$/u.test(search)) return []
  const digits = search.replaceAll(/\D/g, '')
  return digits.length < 3 ? [] : [...new Set([digits, digits.replace(/^8/, '7')])]
}

/** `like` with the text as it stands: `_` is common in e-mail addresses. SQLite has no escape character of its own. */
const holds = (column: string, part: string): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(column)} like ${`%${part.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`

/**
 * Candidates by name, found by any part of each word of a name, of a phone or of an e-mail.
 * @param after the last candidate of the page before; its name stays out of the address
 */
export async function searchCandidates(db: Db, search: string, filters: Filters, after?: number): Promise<Page<Found>> {
  let query = db
    .selectFrom('candidates')
    .leftJoin('cities', 'cities.id', 'candidates.city_id')
    .select(['candidates.id', 'candidates.name', 'candidates.city_other', 'cities.name_ru', 'cities.name_en', 'candidates.source'])
    .select(['candidates.experience_months', 'candidates.expected_pay', 'candidates.pay_basis'])

  if (search) {
    const words = searchKey(search).split(' ').filter(Boolean)
    const contacts = [...digitsOf(search), ...(/\s/.test(search) ? [] : [search.normalize('NFKC').toLowerCase()])]
    query = query.where((eb) => {
      const inName = words.map((word) => holds('candidates.search_key', word))
      const ofCandidate = eb.selectFrom('candidate_contacts').select('id').whereRef('candidate_id', '=', 'candidates.id')
      const inContacts = contacts.map((part) => eb.exists(ofCandidate.where(holds('candidate_contacts.key', part))))
      return eb.or([...(inName.length > 0 ? [eb.and(inName)] : []), ...inContacts])
    })
  }
  const { vacancy, city, source } = filters
  if (vacancy !== undefined) {
    query = query.where((eb) =>
      eb.exists(eb.selectFrom('applications').select('id').whereRef('candidate_id', '=', 'candidates.id').where('vacancy_id', '=', vacancy)),
    )
  }
  if (city === otherCity) query = query.where('candidates.city_other', 'is not', null)
  else if (city !== undefined) query = query.where('candidates.city_id', '=', city)
  if (source !== undefined) query = query.where('candidates.source', '=', source)

  const last = after === undefined ? undefined : await db.selectFrom('candidates').select(['search_key', 'id']).where('id', '=', after).executeTakeFirst()
  if (last) {
    query = query.where((eb) => eb(eb.refTuple('candidates.search_key', 'candidates.id'), '>', eb.tuple(last.search_key, last.id)))
  }
  return cutPage(await query.orderBy('candidates.search_key').orderBy('candidates.id').limit(pageSize + 1).execute())
}

/** Every source there is, read from the index one by one: however many candidates, there are few sources. */
export async function knownSources(db: Db): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive known(source) as (
      select min(source) from candidates
      union all
      select (select min(source) from candidates where source > known.source) from known where known.source is not null
    )
    select source from known where source is not null limit 200`.execute(db)
  return rows.map(({ source }) => source)
}
