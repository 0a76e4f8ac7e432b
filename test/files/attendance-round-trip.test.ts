import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { guessMapping } from '../../src/domain/tables/columns.ts'
import type { TableRow } from '../../src/domain/tables/cells.ts'
import { attendanceFields, attendanceVocabulary } from '../../src/domain/turnout/attendance/attendance-columns.ts'
import { attendanceRow, normaliseAttendance } from '../../src/domain/turnout/attendance/attendance-normalise.ts'
import { readTable } from '../../src/files/read-table.ts'
import { writeCsv } from '../../src/files/write/csv.ts'

const mapping = guessMapping(attendanceFields, attendanceVocabulary)

function records(headings: readonly string[], rows: readonly TableRow[]) {
  return normaliseAttendance(headings, mapping, rows).records.map(({ record }) => record)
}

it("attendance written as the contract's CSV reads back the same, whatever people wrote", async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "'\t'=1",
      'a, "b"',
      '- Cochin- ',
      'г. г. Тверь',
      'Sceduled walkin',
      '11:00',
      'not yet',
      '-',
    ),
  )
  const cells = fc.tuple(
    text,
    text,
    fc.constantFrom('30.1.16', '2016-02-01', '05/02/15'),
    ...Array.from({ length: 12 }, () => text),
    fc.constantFrom('yes', 'no'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 5 }), async (table) => {
      const first = records(
        attendanceFields,
        table.map((row, index) => ({ row: index + 2, cells: row })),
      )
      const file = await readTable(Buffer.from(writeCsv(attendanceFields, first.map(attendanceRow))))
      const rows: TableRow[] = []
      for await (const row of file.rows) rows.push(row)
      expect(records(file.headings, rows)).toEqual(first)
    }),
    { numRuns: 500 },
  )
})
