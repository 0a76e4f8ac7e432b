import writeWorkbook from 'write-excel-file/node'
import { exampleMarks } from '../../domain/tables/example-row.ts'

/** A column to fill in: its heading, what its example shows, and what may be written there, if that is a list. */
export type TemplateColumn = { heading: string; example: string; allowed?: readonly string[] }

type Names = { table: string; lists: string }

const widest = 40

/**
 * An Excel workbook to fill in: headings and an example, and on a second sheet what may be written in some columns. The
 * first cell of the example says what it is, so that reading the table leaves it out.
 */
export async function writeTemplate(
  columns: readonly TemplateColumn[],
  names: Names,
  language: keyof typeof exampleMarks,
): Promise<Buffer> {
  const examples = columns.map(({ example }, at) => (at === 0 ? `${exampleMarks[language]}: ${example}` : example))
  const lists = columns.flatMap(({ heading, allowed = [] }) => (allowed.length > 0 ? { heading, allowed } : []))
  const longest = Math.max(0, ...lists.map(({ allowed }) => allowed.length))
  const listRows = Array.from({ length: longest }, (_, row) => lists.map(({ allowed }) => allowed[row] ?? null))
  const width = (...texts: string[]) => ({
    width: Math.min(widest, 4 + Math.max(...texts.map(({ length }) => length))),
  })
  return writeWorkbook([
    {
      sheet: names.table,
      data: [
        columns.map(({ heading }) => ({ value: heading, fontWeight: 'bold' as const })),
        examples.map((value) => ({ value, textColor: '#777777' as const })),
      ],
      columns: columns.map(({ heading }, at) => width(heading, examples[at] ?? '')),
      stickyRowsCount: 1,
    },
    {
      sheet: names.lists,
      data: [lists.map(({ heading }) => ({ value: heading, fontWeight: 'bold' as const })), ...listRows],
      columns: lists.map(({ heading, allowed }) => width(heading, ...allowed)),
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}
