import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../src/db/open.ts'
import type { Random } from '../../src/demo/random.ts'
import { teamDay } from '../../src/web/texts/team-zone.ts'
import { chosen } from '../features/imports/support.ts'
import type { Act } from './ledger.ts'
import type { Person } from './person.ts'

type Client = (person: Person, db: Db, random: Random, sent: Act[]) => Promise<void>

const rowsOfFile = 1500

let numbers = 0
/**
 * Nobody has these twice, not even in another round; a name that stood in another would take its file along when it is
 * erased.
 */
const fresh = () => {
  numbers += 1
  const digits = String(numbers).padStart(7, '0')
  const word = digits.replaceAll(/\d/g, (digit) => 'бвгджзклмн'.charAt(Number(digit)))
  return { name: `Гонка ${word}`, phone: `+7901${digits}` }
}

const idIn = (location: string) => Number(/\d+/.exec(location)?.[0])

/** An answer that is none of those a form gives when it is done says that the test itself is wrong. */
function expectDone({ status, location }: { status: number; location: string }, what: string): void {
  if (status !== 303 || location.startsWith('/sign-in')) throw new Error(`${what} answered ${status} ${location}`)
}

async function add(person: Person, sent: Act[]) {
  const { name, phone } = fresh()
  const act: Act = { act: 'added', name, phone, done: false }
  sent.push(act)
  const answer = await person.post('/candidates', { name, phones: phone, somebodyElse: 'yes' })
  expectDone(answer, 'Adding')
  act.done = true
  return { id: idIn(answer.location), name, phone }
}

async function note(person: Person, candidate: number, sent: Act[]): Promise<string> {
  numbers += 1
  const act = { act: 'note' as const, candidate, text: `Запись ${numbers}`, done: false }
  sent.push(act)
  expectDone(await person.post(`/candidates/${candidate}/notes`, { text: act.text }), 'A note')
  act.done = true
  return act.text
}

const versionOf = async (db: Db, id: number) =>
  String((await db.selectFrom('candidates').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version)

/** Adds people, writes about them and changes them. */
const writer: Client = async (person, db, _random, sent) => {
  const { id, phone } = await add(person, sent)
  await note(person, id, sent)
  const act: Act = { act: 'renamed', name: fresh().name, phone, done: false }
  sent.push(act)
  expectDone(
    await person.post(`/candidates/${id}`, { name: act.name, phones: phone, version: await versionOf(db, id) }),
    'A change',
  )
  act.done = true
}

/** Adds two and makes one of them. */
const merger: Client = async (person, db, _random, sent) => {
  const [kept, merged] = [await add(person, sent), await add(person, sent)]
  const notes = [await note(person, kept.id, sent), await note(person, merged.id, sent)]
  const versions = { keptVersion: await versionOf(db, kept.id), otherVersion: await versionOf(db, merged.id) }
  const act: Act = { act: 'merged', kept: kept.id, merged: merged.id, phone: merged.phone, notes, done: false }
  sent.push(act)
  expectDone(await person.post(`/candidates/${kept.id}/merge/${merged.id}`, versions), 'A merge')
  act.done = true
}

/** Adds somebody and erases them. */
const eraser: Client = async (person, _db, _random, sent) => {
  const { id, name, phone } = await add(person, sent)
  await note(person, id, sent)
  const act: Act = { act: 'erased', candidate: id, name, phone, done: false }
  sent.push(act)
  expectDone(await person.post(`/candidates/${id}/erasure`, { basis: 'request', sure: 'yes' }), 'An erasure')
  act.done = true
}

/** Says at the reception who came, on days that have come and before there is a result. Nobody else marks meanwhile. */
const receptionist: Client = async (person, db, random, sent) => {
  const invited = await db
    .selectFrom('invitations')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['invitations.id', 'invitations.version', 'presence'])
    .where('batches.status', '=', 'planned')
    .where('invitations.status', '=', 'active')
    .where('batches.date', '<=', teamDay(Temporal.Now.instant()))
    .where('invitations.result', 'is', null)
    .orderBy('invitations.id')
    .execute()
  const one = invited[random.between(0, invited.length - 1)]
  if (!one) throw new Error('Nobody is invited')
  const act: Act = {
    act: 'marked',
    invitation: one.id,
    presence: one.presence === 'came' ? 'missed' : 'came',
    before: one.presence,
    done: false,
  }
  sent.push(act)
  expectDone(
    await person.post(`/invitations/${one.id}/mark/${act.presence}`, { version: String(one.version) }),
    'A mark',
  )
  act.done = true
}

/** Loads a file of newcomers. */
const loader: Client = async (person, db, _random, sent) => {
  const lines = Array.from({ length: rowsOfFile }, fresh).map(({ name, phone }) => `${name};${phone}`)
  const uploaded = await person.post('/imports', { kind: 'candidates', pasted: ['ФИО;Телефон', ...lines].join('\n') })
  expectDone(uploaded, 'An upload')
  const act: Act = { act: 'imported', id: idIn(uploaded.location), rows: rowsOfFile, done: false }
  sent.push(act)
  const path = `/imports/${act.id}`
  expectDone(await person.post(`${path}/publication`, chosen((await person.get(path)).body)), 'An import')
  // The page answers while it is loaded: a server that has died ends this, too.
  while (!act.done) {
    await person.get(path)
    const row = await db.selectFrom('imports').select('finished_at').where('id', '=', act.id).executeTakeFirstOrThrow()
    act.done = row.finished_at !== null
    if (!act.done) await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export const clients: readonly Client[] = [writer, writer, merger, eraser, receptionist, loader]
