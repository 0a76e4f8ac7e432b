import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { createVacancy } from '../../../src/features/vacancies/acts/create-vacancy.ts'
import { testApp, type TestApp } from '../../support/app.ts'
import { at, chosen, loadCandidates, loadFile, settled } from './support.ts'

const file = [
  'ФИО;Телефон;Город;Вакансия;Этап;Дата отклика;Дата этапа;Причина отказа',
  'Ким Анна;89161110001;Москва;менеджер по продажам;Собеседование;01.10.2026;05.10.2026;',
  'Ли Олег;89161110002;Москва;Менеджер по продажам;Отказ;02.10.2026;06.10.2026;нет опыта',
  'Цой Инна;89161110003;Казань;Менеджер по продажам;Ждём звезду;;;',
  'Пак Яна;89161110004;Москва;Сварщик;Новый;;;',
]

describe('a file with its pipeline', () => {
  let app: TestApp
  let vacancy: number
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    app = await testApp({}, undefined, (close) => closing.push(close))
    await app.visitor('recruiter')
    const { id: by } = await app.database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
    const made = await createVacancy(
      app.database.db,
      {
        title: 'Менеджер по продажам',
        city: 'moscow',
        level: 1,
        openings: 1,
        payTable: null,
        payFrom: null,
        payTo: null,
        payBasis: null,
        business: null,
        description: null,
      },
      { by, at },
    )
    vacancy = 'id' in made ? made.id : 0
  })

  afterAll(async () => {
    for (const close of closing) await close()
  })

  const standing = () =>
    app.database.db
      .selectFrom('applications')
      .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
      .innerJoin('stages', 'stages.id', 'applications.stage_id')
      .select(['candidates.name', 'kind', 'applications.created_at', 'close_reason', 'ended_by'])
      .where('applications.vacancy_id', '=', vacancy)
      .orderBy('candidates.id')
      .execute()

  test('people come with applications, stages, days and reasons; what is not known is named, the person kept', async () => {
    const report = await loadCandidates(app.database.db, file)
    expect(report).toMatchObject({ rows: 4, created: 4, updated: 0, unchanged: 0, setAside: [] })
    expect(report.notes).toEqual([
      { field: 'stage', code: 'stage-unknown', detail: 'Ждём звезду', count: 1, rows: [4] },
      { field: 'vacancy', code: 'vacancy-unknown', detail: 'Сварщик', count: 1, rows: [5] },
    ])
    expect(await standing()).toEqual([
      { name: 'Ким Анна', kind: 'invited', created_at: '2026-10-01T09:00:00Z', close_reason: null, ended_by: null },
      { name: 'Ли Олег', kind: 'new', created_at: '2026-10-02T09:00:00Z', close_reason: 'skills', ended_by: 'team' },
      { name: 'Цой Инна', kind: 'new', created_at: at.toString(), close_reason: null, ended_by: null },
    ])
    const events = await app.database.db
      .selectFrom('application_events')
      .select(['act', 'at', 'import_id', 'note'])
      .orderBy('id')
      .execute()
    expect(events).toMatchObject([
      { act: 'moved', at: '2026-10-05T09:00:00Z', note: null },
      { act: 'closed', at: '2026-10-06T09:00:00Z', note: 'skills' },
    ])
    expect(events.every(({ import_id }) => import_id !== null)).toBe(true)
  })

  test('the same file again changes nothing', async () => {
    const before = await standing()
    expect(await loadCandidates(app.database.db, file)).toMatchObject({ created: 0, updated: 0, unchanged: 4 })
    expect(await standing()).toEqual(before)
  })

  test('a later file moves forward only, and says where it would have moved back', async () => {
    const later = [
      'ФИО;Телефон;Вакансия;Статус',
      'Ким Анна;89161110001;Менеджер по продажам;Скрининг',
      'Ли Олег;89161110002;Менеджер по продажам;Оффер',
      'Цой Инна;89161110003;Менеджер по продажам;Оффер',
    ]
    const report = await loadCandidates(app.database.db, later)
    expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 2 })
    expect(report.notes).toEqual([
      { field: 'stage', code: 'stage-behind', count: 1, rows: [2] },
      { field: 'stage', code: 'ended-here', count: 1, rows: [3] },
    ])
    expect((await standing()).map(({ kind }) => kind)).toEqual(['invited', 'new', 'offered'])
  })

  test('what people here work on is not ended by a file', async () => {
    const ended = ['ФИО;Телефон;Вакансия;Этап', 'Цой Инна;89161110003;Менеджер по продажам;Самоотказ']
    const { id } = await app.database.db
      .selectFrom('applications')
      .innerJoin('candidates', 'candidates.id', 'candidate_id')
      .select('applications.id')
      .where('name', '=', 'Цой Инна')
      .executeTakeFirstOrThrow()
    const event = { application_id: id, act: 'step' as const, note: 'позвонить', at: at.toString() }
    await app.database.db.insertInto('application_events').values(event).execute()
    expect(await loadCandidates(app.database.db, ended)).toMatchObject({
      unchanged: 1,
      notes: [{ field: 'stage', code: 'ended-there-only' }],
    })
    await app.database.db.deleteFrom('application_events').where('act', '=', 'step').execute()
    expect(await loadCandidates(app.database.db, ended)).toMatchObject({ updated: 1, notes: [] })
    expect((await standing()).at(-1)).toMatchObject({ name: 'Цой Инна', ended_by: 'candidate' })
  })

  test('the page asks once about each stage and each vacancy that is new, makes what is chosen, and remembers', async () => {
    const { db } = app.database
    const recruiter = await app.visitor('recruiter')
    const lines = [
      'ФИО;Телефон;Город;Вакансия;Этап',
      'Юн Вера;89162220001;Санкт-Петербург;Кладовщик;Прошёл полиграф',
      'Сон Глеб;89162220002;Санкт-Петербург;Кладовщик;Отсеян на полиграфе',
      'Чон Дина;89162220003;Санкт-Петербург;Продажник;Оффер',
      'Хан Егор;89162220004;Санкт-Петербург;Стажёр;Новый',
    ]
    const upload = async () => {
      const sent = { name: 'crm.csv', bytes: Buffer.from(lines.join('\n')) }
      return String((await recruiter.upload('/imports', sent, { kind: 'candidates' })).headers.location)
    }
    const load = async (path: string, form: Record<string, string>) => {
      await recruiter.post(`${path}/publication`, form)
      await settled(db, Number(path.split('/').at(-1)))
      const { report_json } = await db
        .selectFrom('imports')
        .select('report_json')
        .where('id', '=', Number(path.split('/').at(-1)))
        .executeTakeFirstOrThrow()
      return JSON.parse(report_json ?? '{}') as object
    }
    const path = await upload()
    const { body } = await recruiter.get(path)
    expect(body).toContain('3 vacancies are new')
    expect(body).toContain('“Прошёл полиграф”, 1 row')
    expect(body.match(/guessed by the words/g)).toHaveLength(2)
    const form = chosen(body)
    const named = Object.keys(form).filter((name) => name.startsWith('vacancy-'))
    expect(named.map((name) => form[name])).toEqual(['new', 'new', 'new'])
    expect(form['newCity']).toBe('spb')
    const [, sales = '', trainee = ''] = named
    expect(await load(path, { ...form, [sales]: String(vacancy), [trainee]: 'none' })).toMatchObject({
      created: 4,
      notes: [{ code: 'vacancy-left-out', count: 1 }],
    })
    const made = await db.selectFrom('vacancies').select(['id', 'title', 'city_id']).where('id', '>', vacancy).execute()
    expect(made).toMatchObject([{ title: 'Кладовщик', city_id: 'spb' }])
    const applied = await db
      .selectFrom('applications')
      .innerJoin('candidates', 'candidates.id', 'candidate_id')
      .innerJoin('stages', 'stages.id', 'stage_id')
      .select(['candidates.name', 'applications.vacancy_id', 'kind', 'close_reason'])
      .where('candidates.name', 'in', ['Юн Вера', 'Сон Глеб', 'Чон Дина', 'Хан Егор'])
      .orderBy('applications.candidate_id')
      .execute()
    expect(applied).toEqual([
      { name: 'Юн Вера', vacancy_id: made[0]?.id, kind: 'passed', close_reason: null },
      { name: 'Сон Глеб', vacancy_id: made[0]?.id, kind: 'new', close_reason: 'Отсеян на полиграфе' },
      { name: 'Чон Дина', vacancy_id: vacancy, kind: 'offered', close_reason: null },
    ])

    const again = await upload()
    const asked = await recruiter.get(again)
    expect(asked.body).toContain('1 vacancy is new')
    expect(asked.body).not.toContain('guessed by the words')
    const unsure = Object.keys(chosen(asked.body)).filter((name) => name.startsWith('vacancy-'))
    expect(await load(again, { ...chosen(asked.body), [unsure[0] ?? '']: 'none' })).toMatchObject({ unchanged: 4 })
    expect(await db.selectFrom('vacancies').select('id').where('id', '>', vacancy).execute()).toHaveLength(1)
    const person = await db
      .selectFrom('candidates')
      .select('id')
      .where('name', '=', 'Юн Вера')
      .executeTakeFirstOrThrow()
    expect((await recruiter.get(`/candidates/${person.id}`)).body).toContain('(from the file crm.csv)')
  })

  test('a sheet for each vacancy: its name is the vacancy; what comes next is a day for them', async () => {
    const { db } = app.database
    const recruiter = await app.visitor('recruiter')
    const head = ['ФИО', 'Телефон', 'Этап']
    const bytes = await writeWorkbook([
      { sheet: 'Менеджер по продажам', data: [head, ['Дин Ира', '89163330001', 'Новый']] },
      { sheet: 'Флорист', data: [head, ['Лан Олег', '89163330002', 'Скрининг']] },
      { sheet: 'Архив', data: [head, ['Мо Вера', '89163330003', 'Отказ']] },
    ]).toBuffer()
    const sent = await recruiter.upload('/imports', { name: 'sheets.xlsx', bytes }, { kind: 'candidates' })
    const path = String(sent.headers.location)
    const form = chosen((await recruiter.get(path)).body)
    const named = Object.keys(form).filter((name) => name.startsWith('vacancy-'))
    expect(named.map((name) => form[name] ?? '').toSorted()).toEqual(['new', 'none'])
    await recruiter.post(`${path}/publication`, form)
    await settled(db, Number(path.split('/').at(-1)))
    const { id } = await db
      .selectFrom('vacancies')
      .select('id')
      .where('title', '=', 'Флорист')
      .executeTakeFirstOrThrow()
    const loaded = await recruiter.get(path)
    expect(loaded.body).toContain('Vacancy: left out as chosen: Архив')
    const invite = /class="button fill" href="([^"]+)">([^<]+)</.exec(loaded.body)
    expect(invite?.[2]).toBe('Invite to an interview: Менеджер по продажам')
    expect(invite?.[1]).toBe(`/batches/new?vacancy=${vacancy}`)
    expect((await recruiter.get(`/vacancies/${id}`)).body).toContain('Флорист')
  })

  test.each<[string, string]>([
    [
      'negotiations of hh.ru',
      JSON.stringify({
        items: [
          {
            id: '1',
            created_at: '2026-10-01T10:00:00+0300',
            updated_at: '2026-10-03T10:00:00+0300',
            state: { id: 'phone_interview', name: 'Первичный контакт' },
            vacancy: { id: '5', name: 'Менеджер по продажам' },
            resume: { id: 'hh1', last_name: 'Ро', first_name: 'Яна' },
          },
        ],
      }),
    ],
    [
      'candidates of Greenhouse',
      JSON.stringify([
        {
          id: 77,
          first_name: 'Jane',
          last_name: 'Roe',
          email_addresses: [{ value: 'roe@example.com' }],
          applications: [
            {
              applied_at: '2026-10-01T10:00:00Z',
              status: 'active',
              current_stage: { name: 'Preliminary Phone Screen' },
              jobs: [{ id: 1, name: 'Менеджер по продажам' }],
            },
          ],
        },
      ]),
    ],
    [
      'applicants of Huntflow',
      JSON.stringify({
        items: [
          {
            id: 5,
            last_name: 'Ром',
            first_name: 'Юля',
            phone: '89164440001',
            links: [{ vacancy: { position: 'Менеджер по продажам' }, status: { name: 'Скрининг' } }],
          },
        ],
      }),
    ],
    [
      'a pipeline of OpenCATS',
      'firstName,lastName,candidateEmail,jobOrderTitle,status\nJohn,Doe,doe@example.com,Менеджер по продажам,Qualifying',
    ],
  ])('%s come with their pipeline, and once only', async (_name, text) => {
    const { db } = app.database
    const before = await standing()
    expect(await loadFile(db, Buffer.from(text))).toMatchObject({ rows: 1, created: 1, setAside: [], notes: [] })
    const after = await standing()
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)).toMatchObject({ kind: 'screening', ended_by: null })
    expect(await loadFile(db, Buffer.from(text))).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect(await standing()).toEqual(after)
  })

  test('an application of Greenhouse finds its candidate by number', async () => {
    const application = {
      id: 9,
      candidate_id: 77,
      applied_at: '2026-10-01T10:00:00Z',
      status: 'active',
      current_stage: { name: 'Offer' },
      jobs: [{ id: 1, name: 'Менеджер по продажам' }],
    }
    const stranger = { ...application, candidate_id: 78 }
    expect(await loadFile(app.database.db, Buffer.from(JSON.stringify([application, stranger])))).toMatchObject({
      updated: 1,
      setAside: [{ row: 3, reason: 'name-missing' }],
    })
    expect(await standing()).toContainEqual(expect.objectContaining({ name: 'Roe Jane', kind: 'offered' }))
  })

  test('a manager, who may load no files, makes neither people nor vacancies by one', async () => {
    const manager = await app.visitor('manager')
    const sent = { name: 'crm.csv', bytes: Buffer.from(file.join('\n')) }
    expect((await manager.upload('/imports', sent, { kind: 'candidates' })).statusCode).toBe(403)
  })
})
