import type { Step } from '../../../db/journal.ts'
import type { Db } from '../../../db/open.ts'
import { readEmail } from '../../../domain/people/emails.ts'
import { likenessKey, namesLookAlike } from '../../../domain/people/duplicates.ts'
import { searchKey } from '../../../domain/people/names.ts'
import { readPhones } from '../../../domain/people/phones.ts'
import { cellText } from '../../../domain/tables/cells.ts'
import { unpackRows } from '../../../files/packed-rows.ts'
import { keptPieces } from '../../imports/reads/kept-rows.ts'
import { personKey } from '../../turnout/turnout.ts'

/**
 * Where somebody is named without being tied to it: in attendance that was loaded, in files that wait to be loaded, in
 * rows of files that were not taken or taken for somebody else, and in the names of files.
 */
export type Traces = {
  attendance: string[]
  files: number[]
  fileNames: number[]
  rejected: { import_id: number; row: number }[]
  doubts: number[]
}

/** All the names and contacts by which a file may know somebody; those of entries that became part of theirs, too. */
type Known = { names: string[]; phones: string[]; emails: string[]; profiles: string[] }

export async function findTraces(db: Db, candidate: number): Promise<Traces> {
  const known = await knownBy(db, candidate)
  return {
    attendance: await namedInAttendance(db, candidate, known),
    files: await namedInFiles(db, known),
    fileNames: await namedByFiles(db, known),
    rejected: await namedInRejected(db, known),
    doubts: await namedInDoubts(db, known),
  }
}

async function knownBy(db: Db, candidate: number): Promise<Known> {
  const [people, merges, contacts] = await Promise.all([
    db.selectFrom('candidates').select('name').where('id', '=', candidate).execute(),
    db.selectFrom('merges').select('before_json').where('kept_id', '=', candidate).execute(),
    db.selectFrom('candidate_contacts').select(['kind', 'key']).where('candidate_id', '=', candidate).execute(),
  ])
  const merged = merges.flatMap(({ before_json }) =>
    (JSON.parse(before_json) as Step[]).flatMap((step) =>
      step.act === 'removed' && step.table === 'candidates' ? [String(step.row['name'])] : [],
    ),
  )
  return {
    names: [...people.map(({ name }) => name), ...merged],
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ key }) => key),
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ key }) => key),
    profiles: contacts.filter(({ kind }) => kind === 'profile').map(({ key }) => key),
  }
}

/** How many names of the attendance are looked at in one step. */
const step = 2000

/**
 * The people of loaded attendance who have this name or contact; a namesake may be among them, who loses the name only.
 */
async function namedInAttendance(db: Db, candidate: number, { names, phones, emails }: Known): Promise<string[]> {
  const words = new Set(names.flatMap((name) => likenessKey(name).split(' ')).filter(Boolean))
  const isThem = (person: string) =>
    person === personKey(candidate) ||
    // With one word of the name at least, before the slower look at all of it.
    (likenessKey(person)
      .split(' ')
      .some((word) => words.has(word)) &&
      names.some((name) => namesLookAlike(name, person))) ||
    (person.includes('@') && emails.includes(readEmail(person) ?? '')) ||
    (/(\d\D*){10}/.test(person) && readPhones(person).phones.some((phone) => phones.includes(phone)))
  const found: string[] = []
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('attendance_records')
      .select('person')
      .distinct()
      .where('person', '>', after)
      .orderBy('person')
      .limit(step)
      .execute()
    const last = rows.at(-1)
    if (!last) return found
    found.push(...rows.map(({ person }) => person).filter(isThem))
    after = last.person
  }
}

/** How much of a file is looked at in one step, with the end of the step before, lest a name be cut in two. */
const overlap = 200

/** The files that wait to be loaded and hold this name or contact, as they came or in the rows that were read. */
async function namedInFiles(db: Db, known: Known): Promise<number[]> {
  const waiting = await db
    .selectFrom('imports')
    .select(['id', 'rows_of'])
    .where('finished_at', 'is', null)
    .where('published_at', 'is', null)
    .where('purpose', 'is', null)
    .orderBy('id')
    .execute()
  const found: number[] = []
  for (const { id, rows_of } of waiting)
    if ((await isNamedIn(db, id, known)) || (await isNamedInRows(db, { id, rowsOf: rows_of }, known))) found.push(id)
  return found
}

async function isNamedIn(db: Db, file: number, known: Known): Promise<boolean> {
  let end = Buffer.alloc(0)
  for (let position = -1; ;) {
    const piece = await db
      .selectFrom('import_pieces')
      .select(['position', 'bytes'])
      .where('import_id', '=', file)
      .where('position', '>', position)
      .orderBy('position')
      .limit(1)
      .executeTakeFirst()
    if (!piece) return false
    const bytes = Buffer.concat([end, piece.bytes])
    if (encodings.some((encoding) => holds(new TextDecoder(encoding).decode(bytes), known))) return true
    end = bytes.subarray(-overlap)
    position = piece.position
  }
}

async function isNamedInRows(db: Db, file: { id: number; rowsOf: number | null }, known: Known): Promise<boolean> {
  for await (const { bytes } of keptPieces(db, file)) {
    const text = unpackRows(bytes)
      .map(({ cells }) => cells.map(cellText).join('\n'))
      .join('\n')
    if (holds(text, known)) return true
  }
  return false
}

const encodings = ['utf-8', 'utf-16le', 'windows-1251', 'koi8-r']

/** The rows set aside of loaded files that hold this name or contact. */
async function namedInRejected(db: Db, known: Known): Promise<Traces['rejected']> {
  const found: Traces['rejected'] = []
  for (let after = { import_id: 0, row: 0 }; ;) {
    const rows = await db
      .selectFrom('import_set_aside')
      .select(['import_id', 'row', 'cells_json'])
      .where((eb) => eb(eb.refTuple('import_id', 'row'), '>', eb.tuple(after.import_id, after.row)))
      .orderBy('import_id')
      .orderBy('row')
      .limit(step)
      .execute()
    const last = rows.at(-1)
    if (!last) return found
    found.push(
      ...rows
        .filter(({ cells_json }) => cells_json !== null && holds(cells_json, known))
        .map(({ import_id, row }) => ({ import_id, row })),
    )
    after = last
  }
}

/** The rows of loaded files with this name or contact that were taken for somebody else. */
async function namedInDoubts(db: Db, known: Known): Promise<number[]> {
  const found: number[] = []
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('import_doubts')
      .select(['id', 'told_name', 'told_json'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(step)
      .execute()
    const last = rows.at(-1)
    if (!last) return found
    found.push(...rows.filter((row) => holds(`${row.told_name}\n${row.told_json}`, known)).map(({ id }) => id))
    after = last.id
  }
}

/** The files that are called by this name. */
async function namedByFiles(db: Db, { names }: Known): Promise<number[]> {
  const files = await db.selectFrom('imports').select(['id', 'file_name']).execute()
  return files
    .filter(({ file_name }) => names.some((name) => holdsWords(searchKey(file_name), name)))
    .map(({ id }) => id)
}

const holdsWords = (folded: string, name: string): boolean =>
  searchKey(name)
    .split(' ')
    .slice(0, 2)
    .every((word) => folded.includes(word))

function holds(text: string, { names, phones, emails, profiles }: Known): boolean {
  const [folded, lower, digits] = [searchKey(text), text.toLowerCase(), text.replaceAll(/[^\d\n]/g, '')]
  return (
    names.some((name) => holdsWords(folded, name)) ||
    phones.some((phone) => digits.includes(phone.slice(-10))) ||
    emails.some((email) => lower.includes(email)) ||
    profiles.some((profile) => lower.includes(profile.toLowerCase()))
  )
}
