import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { en } from '../../../src/web/messages/en/index.ts'
import { testApp, type Visitor } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { hostileCv, hostileFiles } from '../../support/hostile-files.ts'
import { chosen, settled } from './support.ts'

/** What is read and is much for a page, or for a base. */
const read = ['stray.xlsx', 'same-row.xlsx', 'fewer-phones.vcf', 'headings.csv', 'phones.csv']

/** With these one for each reason to refuse: `test/files/hostile-files.test.ts` reads every one. */
const sent = hostileFiles
  .filter(({ filename, outcome }, at) =>
    outcome === 'read' ? read.includes(filename) : hostileFiles.findIndex((one) => one.outcome === outcome) === at,
  )
  .map((file) => ({ ...file, content: file.bytes() }))
  .filter(({ content }) => content.length < 12_000_000)

describe('a file made to stop the server', () => {
  let db: Db
  let recruiter: Visitor
  beforeAll(async () => {
    const { visitor, database } = await testApp({}, undefined, afterAll)
    db = database.db
    recruiter = await visitor('recruiter')
  })

  test.each(sent)(
    '$name is refused in words, or read',
    async ({ filename, outcome, content }) => {
      const count = (table: 'imports' | 'import_pieces' | 'import_rows') =>
        db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      const kept = () => Promise.all([count('imports'), count('import_pieces'), count('import_rows')])
      const before = await kept()
      const answer = await recruiter.upload('/imports', { name: filename, bytes: content }, { kind: 'candidates' })
      if (outcome !== 'read') {
        expect(answer.statusCode).toBe(422)
        expect(answer.body).toContain(en[`imports.file.${outcome}`])
        expect(await kept()).toEqual(before)
        return
      }
      expect(answer.statusCode).toBe(303)
      const path = String(answer.headers.location)
      const page = await recruiter.get(path)
      expect(page.statusCode).toBe(200)
      expect(page.body.length).toBeLessThan(100_000)
      expect([303, 422]).toContain((await recruiter.post(`${path}/publication`, chosen(page.body))).statusCode)
      await settled(db, Number(path.split('/').at(-1)))
      expect((await recruiter.get(path)).statusCode).toBe(200)
    },
    600_000,
  )

  test('is refused as a pay table and as a CV, too', async () => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const hr = await visitor('hr')
    const bomb = { name: 'bomb.xlsx', bytes: hostileCv() }
    expect((await hr.upload('/salaries/tables/import', bomb)).statusCode).toBe(422)
    const [candidate] = await makeCandidates(db, await makeVacancy(db), ['Ким Анна'])
    expect((await hr.upload(`/candidates/${candidate}/files`, bomb)).statusCode).toBe(422)
  }, 600_000)
})

test('while a file is read, the thread that answers is free: what is asked after it is answered before it', async () => {
  const { app, visitor } = await testApp()
  const recruiter = await visitor('recruiter')
  // The first form gives the session its secret; two pages at once would give it two.
  await recruiter.token('/settings')
  const people = Array.from({ length: 15_000 }, (_, i) => ({
    first_name: 'Анна',
    last_name: `Ким ${i}`,
    skills: 'x'.repeat(1000),
  }))
  // The first form gives the session its secret; two at once would each give one.
  await recruiter.get('/imports/new')
  const order: string[] = []
  const before = { all: process.cpuUsage(), own: process.threadCpuUsage() }
  const upload = recruiter.upload(
    '/imports',
    { name: 'people.json', bytes: Buffer.from(JSON.stringify(people)) },
    { kind: 'candidates' },
  )
  const told = (name: string) => () => void order.push(name)
  const answers = [
    upload.then(told('file')),
    // The file has arrived when its import is written down; then it is being read.
    app.inject('/health').then(told('health')),
    recruiter.get('/imports').then(told('page')),
  ]
  await Promise.all(answers)
  expect((await upload).statusCode).toBe(303)
  expect(order.at(-1)).toBe('file')
  const [all, own] = [process.cpuUsage(before.all), process.threadCpuUsage(before.own)]
  expect((own.user + own.system) / (all.user + all.system)).toBeLessThan(0.8)
}, 600_000)
