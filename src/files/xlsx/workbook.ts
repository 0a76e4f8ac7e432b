import { posix } from 'node:path'
import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'
import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

/** What a workbook is made of: the files of its sheets in their order, and what the cells of all of them refer to. */
export type Workbook = {
  sheets: { name: string; place: string }[]
  strings: string[]
  /** Whether a number in this style is a day. */
  isDate: boolean[]
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean
}

type Relation = { id: string; type: string; target: string }

/** ECMA-376, part 1: which file is the workbook, and what belongs to it, is told by relations. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const place = ofType(await relations(archive, ''), 'officeDocument') ?? 'xl/workbook.xml'
  const related = await relations(archive, place)
  const places = new Map(related.map(({ id, target }) => [id, target]))
  const sheets: { name: string; id: string }[] = []
  let from1904 = false
  const file = await archive(place)
  if (file === null) throw new Error('An archive without a workbook')
  await readXml(file, {
    opened: (name, attributes) => {
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      if (sheets.length > limits.sheets) throw new TableError('too-large')
      if (name === 'sheet') sheets.push({ name: attributes['name'] ?? '', id })
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904'])
    },
  })
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const place = places.get(id)
      return place === undefined ? [] : { name, place }
    }),
    strings: await readStrings(archive, ofType(related, 'sharedStrings')),
    isDate: await readStyles(archive, ofType(related, 'styles')),
    from1904,
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

const ofType = (related: readonly Relation[], type: string): string | undefined =>
  related.find((one) => one.type.endsWith(`/${type}`))?.target

async function relations(archive: Archive, of: string): Promise<Relation[]> {
  const folder = posix.dirname(of)
  const found: Relation[] = []
  await readXml(await archive(posix.join(folder, '_rels', `${posix.basename(of)}.rels`)), {
    opened: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship')
        found.push({
          id: Id,
          type: Type,
          target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target),
        })
    },
  })
  return found
}

/** Texts that cells name by their number. One may be in pieces of several looks; how to pronounce it is left out. */
async function readStrings(archive: Archive, place: string | undefined): Promise<string[]> {
  const strings: string[] = []
  let [parts, isText, isReading]: [string[], boolean, boolean] = [[], false, false]
  if (place === undefined) return strings
  await readXml(await archive(place), {
    opened: (name) => {
      if (name === 'si') parts = []
      if (name === 'rPh') isReading = true
      isText = name === 't' && !isReading
    },
    text: (text) => {
      if (isText) parts.push(text)
    },
    closed: (name) => {
      isText = false
      if (name === 'rPh') isReading = false
      if (name === 'si') strings.push(parts.join(''))
    },
  })
  return strings
}

/** Formats that need not be written down because every program knows them (ECMA-376, 18.8.30). */
const isKnownDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

async function readStyles(archive: Archive, place: string | undefined): Promise<boolean[]> {
  const own = new Map<number, boolean>()
  const isDate: boolean[] = []
  let isOfCells = false
  if (place === undefined) return isDate
  await readXml(await archive(place), {
    opened: (name, attributes) => {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') isOfCells = true
      if (name !== 'xf' || !isOfCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      isDate.push(own.get(id) ?? isKnownDate(id))
    },
    closed: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return isDate
}

/** Whether a format speaks of days or hours, beside texts in quotes, marks by themselves and colours in brackets. */
const isDateFormat = (format: string): boolean =>
  /[dmyhs]/iu.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general/giu, ''))
