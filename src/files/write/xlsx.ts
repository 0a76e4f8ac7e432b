import { zip, type Entry } from './zip.ts'

export type WrittenCell = string | number | null

/** Rows a sheet can hold, the headings among them. */
const rowsOfSheet = 1_048_576

/**
 * A table as an Excel workbook, written while its rows are read, so that a million of them need no memory; what a sheet
 * cannot hold goes on in the next. Texts are written as texts, so that nothing in them is ever run as a formula.
 */
export async function* writeXlsx(
  headings: readonly string[],
  rows: AsyncIterable<readonly WrittenCell[]>,
): AsyncGenerator<Buffer> {
  yield* zip(parts(headings, rows[Symbol.asyncIterator]()))
}

async function* parts(headings: readonly string[], rows: AsyncIterator<readonly WrittenCell[]>): AsyncGenerator<Entry> {
  const read = { next: await rows.next(), sheets: 0 }
  do {
    read.sheets += 1
    yield { name: `xl/worksheets/sheet${read.sheets}.xml`, text: sheet() }
  } while (!read.next.done)
  for (const [name, text] of Object.entries(framework(read.sheets))) yield { name, text: once(xmlStart + text) }

  async function* sheet(): AsyncGenerator<string> {
    yield `${xmlStart}<worksheet xmlns="${main}">${frozenHeader}<sheetData>${rowXml(headings, 1)}`
    for (let row = 2; row <= rowsOfSheet && !read.next.done; row += 1) {
      yield rowXml(read.next.value, row)
      read.next = await rows.next()
    }
    yield '</sheetData></worksheet>'
  }
}

const xmlStart = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const formats = 'http://schemas.openxmlformats.org'
const main = `${formats}/spreadsheetml/2006/main`
/** The row of headings stays while the rest is scrolled. */
const frozenHeader =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
  'state="frozen"/></sheetView></sheetViews>'
const links = `${formats}/officeDocument/2006/relationships`
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What must stand around the sheets for a spreadsheet to find them (ECMA-376, part 1). */
function framework(sheets: number): Record<string, string> {
  const each = (write: (number: number) => string) =>
    Array.from({ length: sheets }, (_, index) => write(index + 1)).join('')
  return {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${links}"><sheets>${each(
      (n) => `<sheet name="${n}" sheetId="${n}" r:id="rId${n}"/>`,
    )}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      each((n) => `<Relationship Id="rId${n}" Type="${links}/worksheet" Target="worksheets/sheet${n}.xml"/>`),
    ),
    '_rels/.rels': relationships(`<Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/>`),
    '[Content_Types].xml':
      `<Types xmlns="${formats}/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${workbookType}.sheet.main+xml"/>` +
      each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${workbookType}.worksheet+xml"/>`) +
      '</Types>',
  }
}

const relationships = (inside: string) =>
  `<Relationships xmlns="${formats}/package/2006/relationships">${inside}</Relationships>`

const rowXml = (cells: readonly WrittenCell[], row: number): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row}`)).join('')}</row>`

function cellXml(cell: WrittenCell, place: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** A, B … Z, AA. */
const columnName = (column: number): string =>
  (column < 26 ? '' : columnName(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26))

/** Marks that XML cannot hold are left out. */
// oxlint-disable-next-line no-control-regex
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
