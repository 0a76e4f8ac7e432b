import { decoded } from '../csv.ts'
import { asTableError, TableError } from '../table-error.ts'
import type { MadeTable } from '../table.ts'
import { jsonItems } from './json-items.ts'
import { peopleTable } from './people-json.ts'
import { vacanciesTable } from './vacancies-json.ts'

/**
 * A table of what the APIs of hh.ru and Greenhouse give: vacancies, résumés, negotiations, candidates, applications.
 * The rows are numbered as if the file were a table with a header.
 *
 * @throws TableError when the text is no JSON or holds nothing of these
 */
export async function readJson(bytes: AsyncIterable<Uint8Array>): Promise<MadeTable> {
  const [vacancies, people] = [vacanciesTable(), peopleTable()]
  try {
    for await (const item of jsonItems(decoded(bytes, 'utf-8'))) if (!vacancies.take(item)) people.take(item)
  } catch (error) {
    throw asTableError(error, 'broken-text')
  }
  const table = [vacancies.table(), people.table()].find(({ rows }) => rows.length > 0)
  if (!table) throw new TableError('json-of-something-else')
  return table
}
