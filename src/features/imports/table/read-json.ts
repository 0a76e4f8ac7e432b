import type { TableRow } from '../../../domain/tables/cells.ts'
import { peopleTable } from './people-json.ts'
import { vacanciesTable } from './vacancies-json.ts'
import { TableError } from './table-error.ts'

export type JsonTable = { headings: string[]; rows: TableRow[] }

/**
 * A table of what the APIs of hh.ru and Greenhouse give: vacancies, résumés, negotiations, candidates, applications. The
 * rows are numbered as if the file were a table with a header.
 *
 * @throws TableError when the text is no JSON or holds nothing of these
 */
export function readJson(text: string): JsonTable {
  const value = parsed(text)
  const table = vacanciesTable(value) ?? peopleTable(value)
  if (!table) throw new TableError('not-a-table')
  return table
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new TableError('broken-text', { cause: error })
  }
}
