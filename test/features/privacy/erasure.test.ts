import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src/db/migrate.ts'
import { openDatabase, type Database } from '../../../src/db/open.ts'
import { seed } from '../../../src/db/reference/seed.ts'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { personalDataTables, rowsAbout } from '../../../src/features/privacy/personal-data-tables.ts'
import { allOf, wholeHistory } from '../../../src/features/turnout/reads/history.ts'
import { addNote } from '../../../src/features/candidates/acts/add-note.ts'
import { notesOf } from '../../../src/features/candidates/reads/notes.ts'
import { removeNote } from '../../../src/features/candidates/acts/remove-note.ts'
import { makeAccount } from '../../support/account.ts'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { loadCandidates } from '../imports/support.ts'
import { columnsNaming, dump } from '../../support/tables.ts'
import { mark, somebody } from './somebody.ts'

const act = (by: number) => ({ by, at: testNow })
const told = [mark, mark.toLowerCase(), '9161234567', '916 123 45 67', 'anna.unlike', 'hh.ru/resume/4nn4']

async function userOf({ db }: Database): Promise<number> {
  return (await db.selectFrom('users').select('id').executeTakeFirstOrThrow()).id
}

describe('what is held about a person', () => {
  test('is in the list, table for table: a new one that names a candidate, an application, an invitation or an offer has to be there', async () => {
    const { database } = await testApp()
    const known = ['candidates', ...new Set(personalDataTables.map(({ table }) => table))]
    const naming = new Set<string>()
    for (const table of known)
      for (const one of await columnsNaming(database, table)) naming.add(`${one.table}.${one.column} → ${table}`)
    // A consent for an application names its person as well.
    naming.delete('consents.application_id → applications')
    // The same is true of messages, their answers and invitations of a thread.
    naming.delete('messages.thread_id → threads')
    naming.delete('invitations.thread_id → threads')
    naming.delete('message_answers.thread_id → threads')
    expect(personalDataTables.map(({ table, column, of }) => `${table}.${column} → ${of}`).sort()).toEqual(
      [...naming].sort(),
    )
  })

  test('is found in every table by the candidate', async () => {
    const { visitor, database } = await testApp()
    await visitor('hr')
    const id = await somebody(database, await userOf(database))
    for (const entry of personalDataTables)
      expect((await rowsAbout(database.db, entry, id)).length, entry.table).toBeGreaterThan(0)
  })
})

describe('#445 erasure', () => {
  test.each([
    [5, null],
    [6, 'Знакомые'],
  ] as const)('of %i people with one source, the one who is erased: the source kept is %s', async (people, kept) => {
    const { visitor, database } = await testApp()
    await visitor('hr')
    const { db } = database
    const ids = await makeCandidates(
      db,
      await makeVacancy(db),
      Array.from({ length: people }, (_, n) => `Кандидат ${n}`),
    )
    await db.updateTable('candidates').set({ source: 'Знакомые' }).execute()
    await eraseCandidate(database, ids[0]!, 'request', act(await userOf(database)))
    expect(await db.selectFrom('candidates').select(['source', 'name']).where('erased', '=', 1).execute()).toEqual([
      { source: kept, name: '—' },
    ])
  })

  test('leaves no name, phone, e-mail or written word of the person in any column of any table', async () => {
    const { visitor, database } = await testApp()
    await visitor('hr')
    const { db } = database
    const user = await userOf(database)
    const id = await somebody(database, user)
    await db
      .insertInto('attendance_records')
      .values(
        [`${mark} Анна`, `анна ${mark}`, '+7 916 123-45-67', `candidate ${id}`, 'Другой Олег'].map((person) => ({
          person,
          batch: 'b',
          date: '2026-10-01',
          came: 1 as const,
        })),
      )
      .execute()
    const file = async (text: string, loaded: { file_name: string; finished_at?: string }) => {
      const { id: import_id } = await db
        .insertInto('imports')
        .values({ kind: 'candidates', ...loaded, created_at: testNow.toString() })
        .returning('id')
        .executeTakeFirstOrThrow()
      if (loaded.finished_at)
        await db
          .insertInto('import_set_aside')
          .values({ import_id, row: 2, reason: 'no-contact', cells_json: JSON.stringify([text]) })
          .execute()
      else
        for (const [position, half] of [text.slice(0, 20), text.slice(20)].entries())
          await db
            .insertInto('import_pieces')
            .values({ import_id, position, bytes: Buffer.from(half) })
            .execute()
      return import_id
    }
    await file(`${mark} Анна`, { file_name: `${mark}_Анна_резюме.vcf`, finished_at: testNow.toString() })
    const waiting = await file(`ФИО,Телефон\nДругой,\n${mark} Анна,89161234567\n`, { file_name: 'people.csv' })
    const others = await file('ФИО,Телефон\nДругая Вера,89160000000\n', { file_name: 'others.csv' })
    const before = await dump(database)
    for (const text of told) expect(before.includes(text), text).toBe(true)

    await eraseCandidate(database, id, 'request', act(user))
    const after = await dump(database)
    for (const text of [...told, `candidate ${id}`])
      expect(after.split('\n').filter((line) => line.includes(text))).toEqual([])
    expect(after.includes('Другой Олег')).toBe(true)
    const left = (await db.selectFrom('imports').select('id').execute()).map((one) => one.id)
    expect([left.includes(waiting), left.includes(others)]).toEqual([false, true])
    expect(await db.selectFrom('tags').select('id').execute()).toEqual([])
  })

  test('keeps what statistics count, with somebody nameless who is in no list', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const { db } = database
    const id = await somebody(database, await userOf(database))
    // Six others of that source, so that it says nothing.
    await makeCandidates(
      db,
      await makeVacancy(db),
      ['А', 'Б', 'В', 'Г', 'Д', 'Е'].map((letter) => `${letter} Иванов`),
    )
    await db.updateTable('candidates').set({ source: 'hh.ru' }).where('id', '=', id).execute()
    const facts = async () => (await allOf(wholeHistory(db))).map((one) => ({ ...one, person: null }))
    const history = await facts()
    await eraseCandidate(database, id, 'purpose', act(await userOf(database)))
    expect(await facts()).toEqual(history)
    const heir = await db.selectFrom('candidates').selectAll().where('erased', '=', 1).executeTakeFirstOrThrow()
    expect(heir).toMatchObject({ name: '—', source: 'hh.ru', city_id: null, level: null, note: null, erase_by: null })
    expect(heir.id).not.toBe(id)
    expect(
      await db
        .selectFrom('applications')
        .select(['closed_at', 'ended_by'])
        .where('candidate_id', '=', heir.id)
        .execute(),
    ).toEqual([{ closed_at: testNow.toString(), ended_by: 'candidate' }])
    expect(await db.selectFrom('invitations').select('presence').where('candidate_id', '=', heir.id).execute()).toEqual(
      [{ presence: 'came' }],
    )
    expect(await db.selectFrom('offers').select('amount').where('candidate_id', '=', heir.id).execute()).toEqual([
      { amount: 29_000 },
    ])
    for (const address of ['/candidates', '/candidates?source=hh.ru', '/candidates/duplicates', '/candidates/to-erase'])
      expect((await hr.get(address)).body, address).not.toContain(`/candidates/${heir.id}"`)
    expect((await hr.get('/candidates.csv')).body).not.toContain('—')
    const page = await hr.get(`/candidates/${heir.id}`)
    expect([page.statusCode, page.body.includes('have been erased')]).toEqual([410, true])
    for (const address of [
      `/candidates/${id}`,
      `/candidates/${heir.id}/edit`,
      `/candidates/${heir.id}/copy`,
      `/candidates/${heir.id}/erasure`,
    ])
      expect((await hr.get(address)).statusCode, address).toBe(404)
  })

  test('nobody stays in the place of a person who never applied', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    await hr.post('/candidates', { name: 'Ким Анна' })
    const { id } = await database.db.selectFrom('candidates').select('id').executeTakeFirstOrThrow()
    await eraseCandidate(database, id, 'unlawful', act(await userOf(database)))
    expect(await database.db.selectFrom('candidates').select('id').execute()).toEqual([])
  })

  test('asks for a reason and for certainty, and leaves an act that names nobody', async () => {
    const { visitor, database } = await testApp()
    const hr = await visitor('hr')
    const id = await somebody(database, await userOf(database))
    const path = `/candidates/${id}/erasure`
    expect((await hr.get(path)).body).toContain('What stays')
    expect((await hr.post(path, { basis: 'purpose' })).statusCode).toBe(422)
    expect((await hr.post(path, { basis: 'because', sure: 'yes' })).statusCode).toBe(422)
    const done = await hr.post(path, { basis: 'withdrawn', sure: 'yes' })
    expect(done.statusCode).toBe(303)
    const entry = (await hr.get(String(done.headers.location))).body
    for (const text of ['24 Nov 2026', 'consent was taken back', 'Test hr', 'Contacts', String(id)])
      expect(entry).toContain(text)
    expect(entry).not.toContain(mark)
    expect((await hr.get('/erasures')).body).toContain('consent was taken back')
    expect((await hr.post(path, { basis: 'withdrawn', sure: 'yes' })).statusCode).toBe(404)
    const recruiter = await visitor('recruiter')
    for (const address of [path, '/erasures']) expect((await recruiter.get(address)).statusCode).toBe(403)
  })

  test('leaves nothing in the files of an embedded database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yavka-erasure-'))
    const database = await openDatabase(`sqlite:${join(folder, 'yavka.sqlite')}`)
    onTestFinished(async () => {
      await database.close()
      rmSync(folder, { recursive: true })
    })
    await migrate(database.db)
    await seed(database.db)
    const user = await makeAccount(
      database.db,
      { name: 'Кто-то', email: 'a@example.ru', password: 'quiet morning tea', language: 'ru', role: 'hr' },
      testNow,
    )
    const id = await somebody(database, user.id)
    // Written many times over, so that old versions lie about.
    for (let round = 0; round < 30; round += 1) {
      const text = `${mark.toLowerCase()} ${'слово '.repeat(round * 20)}`
      await database.db
        .updateTable('candidates')
        .set({ note: `${mark} ${text}`, search_text: text })
        .where('id', '=', id)
        .execute()
    }
    await makeCandidates(
      database.db,
      await makeVacancy(database.db),
      Array.from({ length: 200 }, (_, index) => `Иванов ${index}`),
    )
    const held = () =>
      Buffer.concat(
        readdirSync(folder)
          .filter((name) => !name.endsWith('-shm'))
          .map((name) => readFileSync(join(folder, name))),
      )
    await sql`pragma wal_checkpoint(full)`.execute(database.db)
    for (const text of told) expect(held().includes(text), text).toBe(true)
    await eraseCandidate(database, id, 'purpose', act(user.id))
    for (const text of told) expect(held().includes(text), text).toBe(false)
  })

  // The index holds texts in pieces of three letters; those of `qzw` and `zyqj` nobody else has.
  test('leaves no piece of an earlier text in the index of an embedded database, whether somebody typed it or a file brought it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yavka-erasure-'))
    const database = await openDatabase(`sqlite:${join(folder, 'yavka.sqlite')}`)
    onTestFinished(async () => {
      await database.close()
      rmSync(folder, { recursive: true })
    })
    const { db } = database
    await migrate(db)
    await seed(db)
    const user = await makeAccount(
      db,
      { name: 'Кто-то', email: 'a@example.ru', password: 'quiet morning tea', language: 'ru', role: 'hr' },
      testNow,
    )
    await loadCandidates(db, [
      'name,phone,skills',
      'Qzwany Anna,+79161234567,',
      ...Array.from({ length: 300 }, (_, index) => `Ivanov ${index},+7916${String(2_000_000 + index)},`),
    ])
    const { candidate_id: id } = await db
      .selectFrom('candidate_contacts')
      .select('candidate_id')
      .where('key', '=', '+79161234567')
      .executeTakeFirstOrThrow()
    await addNote(db, id, 'zyqj', act(user.id))
    await removeNote(db, id, (await notesOf(db, id))[0]!.id)
    await loadCandidates(db, ['name,phone,skills', 'Qzwany Anna,+79161234567,1C'])
    expect(
      (await db.selectFrom('candidates').select('skills').where('id', '=', id).executeTakeFirstOrThrow()).skills,
    ).toBe('1C')
    const held = () =>
      Buffer.concat(
        readdirSync(folder)
          .filter((name) => !name.endsWith('-shm'))
          .map((name) => readFileSync(join(folder, name))),
      )
    await sql`pragma wal_checkpoint(full)`.execute(db)
    expect(held().includes('qzw')).toBe(true)
    await eraseCandidate(database, id, 'purpose', act(user.id))
    expect(['qzw', 'zyqj', 'zyq'].filter((piece) => held().includes(piece))).toEqual([])
  })
})
