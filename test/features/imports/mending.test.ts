import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { candidateKeys } from '../../../src/domain/people/candidate/candidate-keys.ts'
import { fuller } from '../../../src/domain/people/merging.ts'
import { mergeCandidates } from '../../../src/features/duplicates/acts/merge-candidates.ts'
import { undoMerge } from '../../../src/features/duplicates/acts/undo-merge.ts'
import { publish, rollForward } from '../../../src/features/imports/acts/loading/candidate-publication.ts'
import { importsInBackground } from '../../../src/features/imports/runs/background.ts'
import { loadKeptFile } from '../../../src/features/imports/runs/load-kept-file.ts'
import { ask, newRunner, takeTurn, type Run } from '../../../src/features/imports/runs/run-lease.ts'
import { testApp, type Visitor } from '../../support/app.ts'
import { makeVacancy } from '../../support/fixtures.ts'
import { at, chosen, settled } from './support.ts'

const idOf = (path: string) => Number(path.split('/').at(-1))

async function uploaded(visitor: Visitor, text: string | Buffer, fields: Record<string, string> = {}): Promise<string> {
  const answer = await visitor.upload(
    '/imports',
    { name: 'люди.csv', bytes: Buffer.from(text) },
    { kind: 'candidates', ...fields },
  )
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}

/** Tries or loads a file as it is mapped, or as corrected, and waits for the end. */
async function act(
  db: Db,
  visitor: Visitor,
  path: string,
  action: 'mapping' | 'publication',
  corrected: Record<string, string> = {},
) {
  const { encoding: _e, delimiter: _d, ...mapping } = chosen((await visitor.get(path)).body)
  await visitor.post(`${path}/${action}`, { ...mapping, ...corrected })
  await settled(db, idOf(path))
  return (await visitor.get(path)).body
}

const person = (db: Db, name: string, import_id: number | null) =>
  db
    .insertInto('candidates')
    .values({
      name,
      ...candidateKeys({ name, phones: [], emails: [], skills: null, note: null }),
      import_id,
      created_at: at.toString(),
      updated_at: at.toString(),
    })
    .execute()

const figures = (body: string) =>
  [...body.matchAll(/<div class="stat"><dt>[^<]*<\/dt><dd>([^<]*)<\/dd>/g)].map(([, figure]) => Number(figure))
const names = async (db: Db) =>
  (await db.selectFrom('candidates').select('name').orderBy('id').execute()).map(({ name }) => name)

const mistakes = [
  'ФИО;Чем звонить;Возраст;Заметка',
  'Ким Анна;89161234567;31;',
  'Ли Олег;нет;22;"=1+1',
  'на две строки"',
  ';89160000003;40;без имени',
].join('\n')

describe('mistakes in a file', () => {
  test('opencats/OpenCATS #566, #315, #365: what fails is told row by row, can be mended and loaded again', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const path = await uploaded(recruiter, mistakes)
    const incomplete = await recruiter.post(`${path}/mapping`, chosen((await recruiter.get(path)).body))
    expect(incomplete.body).toContain('Say in which column phones, e-mails or links to profiles stand')

    const trial = await act(db, recruiter, path, 'mapping', { phone: '1' })
    expect(figures(trial)).toEqual([3, 1, 0, 0, 2])
    expect(trial).toContain('There is no name')
    expect(await names(db)).toEqual([])

    const loaded = await act(db, recruiter, path, 'publication')
    expect(figures(loaded)).toEqual([3, 1, 0, 0, 2])
    expect(await names(db)).toEqual(['Ким Анна'])
    expect(loaded).toContain(`href="${path}/rejected.csv"`)
    const rejected = (await recruiter.get(`${path}/rejected.csv`)).body
    expect(rejected).toBe(
      '\ufeffФИО,Чем звонить,Заметка,Why it was not loaded\r\nЛи Олег,нет,"\'=1+1\nна две строки",Neither phone nor e-mail nor link can be read\r\n,89160000003,без имени,There is no name\r\n',
    )

    const mended = rejected.replace('нет', '89160000002').replace('\n,8916', '\nЯна Ро,8916')
    const again = await uploaded(recruiter, mended)
    expect(figures(await act(db, recruiter, again, 'publication'))).toEqual([2, 2, 0, 0, 0])
    expect(await names(db)).toEqual(['Ким Анна', 'Ли Олег', 'Яна Ро'])
    expect((await db.selectFrom('candidates').select('note').orderBy('id').execute())[1]?.note).toBe(
      '=1+1\nна две строки',
    )
    expect(figures(await act(db, recruiter, await uploaded(recruiter, mended), 'publication'))).toEqual([2, 0, 0, 2, 0])
  })

  test('how a person has mapped a file is remembered for the next of the same headings', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    await act(db, recruiter, await uploaded(recruiter, mistakes), 'publication', { phone: '1' })
    const { body } = await recruiter.get(await uploaded(recruiter, mistakes))
    expect(body).toContain('A file with these headings has been loaded before')
    expect(chosen(body)['phone']).toBe('1')
  })

  test('rows whose cells are gone after their time can no longer be fetched', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const path = await uploaded(recruiter, mistakes)
    await act(db, recruiter, path, 'publication', { phone: '1' })
    await db.updateTable('import_set_aside').set({ cells_json: null }).execute()
    expect((await recruiter.get(path)).body).not.toContain('rejected.csv')
    expect((await recruiter.get(`${path}/rejected.csv`)).body.trim().split('\n')).toHaveLength(1)
  })

  test('a table pasted from a spreadsheet is loaded like a file', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const answer = await recruiter.post('/imports', {
      kind: 'candidates',
      pasted: 'ФИО\tТелефон\nКим Анна\t89161234567',
    })
    expect(figures(await act(db, recruiter, String(answer.headers.location), 'publication'))).toEqual([1, 1, 0, 0, 0])
  })
})

describe('opencats/OpenCATS #656: letters stay letters', () => {
  test.each(['utf-8', 'windows-1251', 'koi8-r', 'utf-16le', 'utf-16be'])('%s is found out', async (encoding) => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const bytes = iconv.encode('ФИО;Телефон\nЁлкина Юлия Щукина;89161234567\n', encoding, {
      addBOM: encoding.startsWith('utf-16'),
    })
    const path = await uploaded(recruiter, bytes)
    expect(chosen((await recruiter.get(path)).body)).toMatchObject({ encoding, delimiter: ';' })
    await act(db, recruiter, path, 'publication')
    expect(await names(db)).toEqual(['Ёлкина Юлия Щукина'])
  })

  test('a wrong guess is corrected by a person', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const path = await uploaded(recruiter, iconv.encode('name;phone\nЮм;89161234567\n', 'koi8-r'))
    expect((await recruiter.get(path)).body).not.toContain('Юм')
    await recruiter.post(`${path}/reading`, { encoding: 'koi8-r', delimiter: ';' })
    expect((await recruiter.get(path)).body).toContain('Юм')
    await act(db, recruiter, path, 'publication')
    expect(await names(db)).toEqual(['Юм'])
  })
})

describe('while a file is being loaded', () => {
  const file = [
    'ФИО;Телефон',
    ...Array.from({ length: 30 }, (_, i) => `Ким ${i};+79160000${String(i).padStart(3, '0')}`),
  ].join('\n')

  async function asked() {
    const clock = { now: at }
    const app = await testApp({}, clock)
    const recruiter = await app.visitor('recruiter')
    const path = await uploaded(recruiter, file)
    const run: Run = { id: idOf(path), runner: newRunner(), purpose: 'load' }
    expect(await ask(app.database.db, run, at)).toBe(true)
    return { ...app, db: app.database.db, recruiter, path, run, later: () => (clock.now = at.add({ seconds: 31 })) }
  }

  test('whoever comes back finds how far it is, another recruiter too, and then the result', async () => {
    const { recruiter, visitor, path, db, run } = await asked()
    await db.updateTable('imports').set({ turn: 1, rows_done: 12, progress: 0.4 }).execute()
    for (const person of [recruiter, await visitor('hr')]) {
      expect((await person.get(path)).body).toMatch(/Rows done: 12[\s\S]*value="40"/)
      expect((await person.get('/imports')).body).toContain('being loaded')
    }
    await db.updateTable('imports').set({ turn: null }).execute()
    await loadKeptFile(db, run)
    expect(figures((await recruiter.get(path)).body)).toEqual([30, 30, 0, 0, 0])
    expect((await recruiter.get(path, { 'hx-request': 'true' })).headers['hx-refresh']).toBe('true')
  })

  test('it can be stopped, leaves nothing and says so; the file is there to be loaded after all', async () => {
    const { recruiter, path, db, run } = await asked()
    await takeTurn(db, run)
    await person(db, 'Ким Анна', run.id)
    await recruiter.post(`${path}/cancellation`)
    await settled(db, run.id)
    expect((await recruiter.get(path)).body).toContain('The last attempt was cancelled')
    await loadKeptFile(db, run)
    expect(await names(db)).toEqual([])
    expect(figures(await act(db, recruiter, path, 'publication'))).toEqual([30, 30, 0, 0, 0])
  })

  test('a run that has died before publication is taken back by whoever comes next', async () => {
    const { recruiter, path, db, run, later } = await asked()
    await takeTurn(db, run)
    await person(db, 'Никто', run.id)
    expect((await recruiter.get('/candidates')).body).not.toContain('Никто')
    expect((await recruiter.get(path)).body).toContain('Rows done')
    later()
    await recruiter.get(path)
    await settled(db, run.id)
    expect(await names(db)).toEqual([])
    expect((await recruiter.get(path)).body).toContain('The last attempt was interrupted')
    await loadKeptFile(db, run)
    expect(await names(db)).toEqual([])
    expect(figures(await act(db, recruiter, path, 'publication'))).toEqual([30, 30, 0, 0, 0])
  })

  test('one that has died after it is carried to its end', async () => {
    const { recruiter, path, db, run, later } = await asked()
    const vacancy = await makeVacancy(db)
    await db.updateTable('imports').set({ vacancy_id: vacancy }).execute()
    await person(db, 'Ким Анна', null)
    await takeTurn(db, run)
    await person(db, 'Ли Олег', run.id)
    await db
      .insertInto('import_changes')
      .values({ import_id: run.id, candidate_id: 1, facts_json: JSON.stringify({ skills: '1С' }) })
      .execute()
    await publish(db, run, { rows: 2, created: 1, updated: 1, unchanged: 0, setAside: 0, notes: [], dropped: [] })
    expect((await recruiter.get('/candidates')).body).toContain('Ли Олег')
    later()
    await recruiter.get(path)
    await settled(db, run.id)
    expect(
      await db.selectFrom('applications').select(['candidate_id', 'vacancy_id']).orderBy('candidate_id').execute(),
    ).toEqual([
      { candidate_id: 1, vacancy_id: vacancy },
      { candidate_id: 2, vacancy_id: vacancy },
    ])
    expect((await db.selectFrom('candidates').select('skills').orderBy('id').executeTakeFirst())?.skills).toBe('1С')
    expect((await recruiter.get(path)).body).toContain('href="/vacancies/')
    expect(await db.selectFrom('import_pieces').select('position').execute()).toEqual([])
  })

  test('it is not deleted under the hands of whoever loads it, and that is said; once the lease has ended, it is', async () => {
    const { recruiter, path, db, run, later } = await asked()
    await takeTurn(db, run)
    await recruiter.post(`${path}/removal`)
    expect((await recruiter.get('/imports')).body).toContain('The file was not deleted')
    expect((await recruiter.get(path)).statusCode).toBe(200)
    later()
    await recruiter.post(`${path}/removal`)
    expect((await recruiter.get('/imports')).body).toContain('The file is deleted')
    expect((await recruiter.get(path)).statusCode).toBe(404)
  })

  test('a thread of imports that dies is noticed at once: nothing is kept, and the file can be loaded', async () => {
    const { recruiter, path, db, run, database } = await asked()
    const heard: unknown[] = []
    const gone = { sqlite: 'sqlite:/dev/null/yavka.sqlite', postgres: 'postgres://nobody@127.0.0.1:1/nowhere' }[
      database.kind
    ]
    await importsInBackground(
      { ...database, url: gone },
      () => at,
      (error) => heard.push(error),
    ).run(run)
    expect(heard).not.toEqual([])
    expect((await recruiter.get(path)).body).toContain('The last attempt was interrupted')
    expect(figures(await act(db, recruiter, path, 'publication'))).toEqual([30, 30, 0, 0, 0])
  }, 120_000)

  test('a server that is stopped in the middle leaves the rest to the next at once', async () => {
    const { recruiter, path, db, run, database } = await asked()
    const server = importsInBackground(
      { ...database, url: database.url ?? 'sqlite::memory:' },
      () => at,
      () => {},
    )
    // Another file has the turn, so that this one waits.
    await uploaded(recruiter, file)
    await db.updateTable('imports').set({ turn: 1 }).where('id', '!=', run.id).execute()
    const running = server.run(run)
    await server.close()
    await running
    await recruiter.get(path)
    await settled(db, run.id)
    expect((await recruiter.get(path)).body).toContain('The last attempt was interrupted')
  }, 120_000)

  test('what it will add to somebody who is merged meanwhile is added to the one who is kept, and the merge can be undone', async () => {
    const { visitor, db, run } = await asked()
    await visitor('hr')
    for (const name of ['Ким Анна', 'Анна Ким']) await person(db, name, null)
    await db
      .insertInto('import_changes')
      .values([
        { import_id: run.id, candidate_id: 1, facts_json: '{"skills":"1С"}' },
        { import_id: run.id, candidate_id: 2, facts_json: '{"skills":"Excel","education":"Высшее"}' },
      ])
      .execute()
    await db
      .insertInto('import_contacts')
      .values({ import_id: run.id, candidate_id: 2, kind: 'phone', key: '+79161112233' })
      .execute()
    const [kept, other] = await db.selectFrom('candidates').selectAll().orderBy('id').execute()
    if (!kept || !other) throw new Error('Nobody to merge')
    const merged = await mergeCandidates(
      db,
      { kept, merged: other, choices: fuller(kept, other) },
      { by: 1, now: at, invitedTwice: '' },
    )
    await takeTurn(db, run)
    await publish(db, run, { rows: 2, created: 0, updated: 2, unchanged: 0, setAside: 0, notes: [], dropped: [] })
    await rollForward(db, run)
    expect(
      await db.selectFrom('candidates').select(['skills', 'education']).where('id', '=', 1).executeTakeFirst(),
    ).toEqual({ skills: '1С', education: 'Высшее' })
    expect(await db.selectFrom('candidate_contacts').select('candidate_id').execute()).toEqual([{ candidate_id: 1 }])
    expect(await undoMerge(db, 1, 'merge' in merged ? merged.merge : 0, at)).toEqual({ restored: 2 })
  })
})
