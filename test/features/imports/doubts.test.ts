import { describe, expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { loadCandidates } from './support.ts'

const header = 'ФИО;Телефон;Почта;Комментарий'

/** Somebody with the phones of three people, as a link that all of them had has made one of them. */
async function threeInOne() {
  const { visitor, database } = await testApp()
  const { db } = database
  const hr = await visitor('hr')
  await hr.post('/candidates', { name: 'Ким Анна', phones: '89161234561\n89161234562\n89161234563' })
  const rows = [
    header,
    'Ким Анна;89161234561;;',
    'Ли Олег;89161234562;oleg@example.ru;звонить после 18',
    'Ли О.;;oleg@example.ru;',
    'Цой Вера;89161234563;;',
  ]
  const people = async () => {
    const all = await db.selectFrom('candidates').select(['id', 'name', 'note']).orderBy('id').execute()
    const contacts = await db.selectFrom('candidate_contacts').select(['candidate_id', 'key']).orderBy('id').execute()
    return all.map(({ id, name, note }) => ({
      name,
      note,
      keys: contacts.filter(({ candidate_id }) => candidate_id === id).map(({ key }) => key),
    }))
  }
  return { db, hr, visitor, rows, people }
}

describe('rows with contacts that somebody has under another name', () => {
  test('become people of their own, with what each row said', async () => {
    const { db, hr, rows, people } = await threeInOne()
    const report = await loadCandidates(db, [rows[0]!, rows[2]!, rows[4]!])
    expect(report.setAside.map(({ reason }) => reason)).toEqual(['contact-shared'])
    const page = await hr.get('/imports/1/doubts')
    expect(page.body).toContain('Цой Вера')
    expect(page.body).toContain('Applications, interviews, offers and notes stay with Ким Анна.')
    expect((await hr.get('/imports/1')).body).toContain('href="/imports/1/doubts"')

    expect((await hr.post('/imports/1/doubts/1/parting')).statusCode).toBe(303)
    expect(await people()).toMatchObject([
      { name: 'Ким Анна', note: null, keys: ['+79161234561'] },
      { name: 'Ли Олег', note: 'звонить после 18', keys: ['oleg@example.ru', '+79161234562'] },
      { name: 'Цой Вера', note: null, keys: ['+79161234563'] },
    ])
    expect((await hr.get('/imports/1/doubts')).body).toContain('A new person: Цой Вера.')
    expect(await db.selectFrom('import_doubts').select('id').execute()).toEqual([])
  })

  test('give back what they filled in, unless somebody has changed it', async () => {
    const { db, hr, people } = await threeInOne()
    const load = () => loadCandidates(db, [header, 'Ли Олег;89161234562;;звонить после 18'])
    expect((await load()).notes).toMatchObject([{ code: 'name-differs', rows: [2] }])
    expect(await people()).toMatchObject([{ note: 'звонить после 18' }])
    await hr.post('/imports/1/doubts/1/parting')
    expect(await people()).toMatchObject([
      { name: 'Ким Анна', note: null, keys: ['+79161234561', '+79161234563'] },
      { name: 'Ли Олег', note: 'звонить после 18', keys: ['+79161234562'] },
    ])
    expect(await load()).toMatchObject({ created: 0, unchanged: 1, notes: [] })
  })

  test('apply for the open vacancy of the file; what the other one has applied for stays', async () => {
    const { db, hr, rows } = await threeInOne()
    const city = await db.selectFrom('cities').select('id').executeTakeFirstOrThrow()
    await hr.post('/vacancies', { title: 'Менеджер', city: city.id, level: '1', openings: '1', form: 'office' })
    const vacancy = await db.selectFrom('vacancies').select('id').executeTakeFirstOrThrow()
    await loadCandidates(db, [rows[0]!, rows[1]!, rows[4]!], { vacancyId: vacancy.id })
    await hr.post('/imports/1/doubts/1/parting')
    const applied = await db.selectFrom('applications').select('candidate_id').orderBy('candidate_id').execute()
    expect(applied).toEqual([{ candidate_id: 1 }, { candidate_id: 2 }])
  })

  test('stay where they are when it is one person; nobody decides twice', async () => {
    const { db, hr, people } = await threeInOne()
    await loadCandidates(db, [header, 'Ли Анна;89161234562;;'])
    await hr.post('/imports/1/doubts/1/keeping')
    expect((await hr.get('/imports/1/doubts')).body).toContain('Noted: the same person.')
    await hr.post('/imports/1/doubts/1/parting')
    expect((await hr.get('/imports/1/doubts')).body).toContain('This has been decided already.')
    expect(await people()).toHaveLength(1)
  })

  test('are not shown to a hiring manager', async () => {
    const { db, visitor, rows } = await threeInOne()
    await loadCandidates(db, rows)
    const manager = await visitor('manager')
    expect((await manager.get('/imports/1/doubts')).statusCode).toBe(403)
    expect((await manager.post('/imports/1/doubts/1/parting')).statusCode).toBe(403)
  })

  test('a trial leaves none', async () => {
    const { db, rows } = await threeInOne()
    await loadCandidates(db, rows, { dryRun: true })
    expect(await db.selectFrom('import_doubts').select('id').execute()).toEqual([])
  })
})
