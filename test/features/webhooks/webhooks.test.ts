import { Webhook } from 'standardwebhooks'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { backupLines } from '../../../src/db/backup/backup.ts'
import { checkBackup, restoreBackup } from '../../../src/db/backup/restore.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { deliverDue } from '../../../src/features/webhooks/delivery/deliver.ts'
import { endpointForm } from '../../../src/features/webhooks/pages/endpoint-form.ts'
import { forgetOld } from '../../../src/features/webhooks/delivery/outbox.ts'
import { send } from '../../../src/features/webhooks/delivery/send.ts'
import { pageSize } from '../../../src/web/paging.ts'
import { testApp, testNow } from '../../support/app.ts'
import { emptyDatabaseUrl } from '../../support/database.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'
import { receiver } from '../../support/receiver.ts'

const all = ['candidate', 'vacancy', 'application', 'batch', 'invitation']

/** A team that tells another program of everything. */
async function told(answers?: number[], nouns = all) {
  const clock = { now: testNow }
  const made = await testApp({ WEBHOOKS_TO_PRIVATE_NETWORKS: '1' }, clock)
  const administrator = await made.visitor('administrator')
  const other = await receiver(answers)
  const { body } = await administrator.post('/settings/webhooks', { url: other.url, noun: nouns })
  const secret = /whsec_[\w+/=]{44}/.exec(body)?.[0] ?? ''
  const deliveries = () => made.database.db.selectFrom('webhook_deliveries').selectAll().orderBy('id').execute()
  return {
    ...made,
    ...other,
    clock,
    administrator,
    secret,
    deliveries,
    db: made.database.db,
    deliver: () => deliverDue(made.services),
  }
}

test('a message is signed, names nobody, and its secret is shown once', async () => {
  const { db, deliver, received, secret, administrator, clock } = await told()
  // Whoever checks a signature refuses old ones.
  clock.now = Temporal.Now.instant()
  await makeCandidates(db, await makeVacancy(db), ['Анна Смирнова'])
  await deliver()
  expect(received.length).toBeGreaterThan(0)
  for (const { body, headers } of received) {
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      data: { id: expect.any(Number) },
    })
    expect(Object.keys(JSON.parse(body))).toEqual(['type', 'timestamp', 'data'])
    expect(body).not.toContain('Смирнова')
  }
  expect(() =>
    new Webhook(secret).verify(`${received[0]!.body} `, received[0]!.headers as Record<string, string>),
  ).toThrow(/signature/i)
  clock.now = testNow
  expect((await administrator.get('/settings/webhooks')).body).not.toContain(secret)
})

test('whatever changes is told, whichever way it changed', async () => {
  const { db, database, administrator, deliver, types, received } = await told()
  const vacancy = await makeVacancy(db)
  const [anna = 0, boris = 0] = await makeCandidates(db, vacancy, ['Анна', 'Борис'])
  const batch =
    /\/batches\/\d+/.exec(String((await administrator.post('/batches', smallFlow(vacancy))).headers.location))?.[0] ??
    ''
  await administrator.post(`${batch}/fill`, { candidate: [String(anna), String(boris)], beyond: 'yes' })
  const { id, version } = await db
    .selectFrom('invitations')
    .select(['id', 'version'])
    .where('candidate_id', '=', anna)
    .executeTakeFirstOrThrow()
  await administrator.post(`/invitations/${id}/mark/came`, { version: String(version) })
  await administrator.post(`/vacancies/${vacancy}/closure`)
  await administrator.post(`${batch}/close`, { early: 'yes' })
  await eraseCandidate(database, boris, 'request', { by: null, at: testNow })
  while ((await deliver()) > 0);
  const expected = [
    'vacancy.created',
    'candidate.created',
    'application.created',
    'batch.created',
    'invitation.created',
    'application.changed',
    'invitation.changed',
    'vacancy.changed',
    'batch.changed',
    'candidate.removed',
  ]
  expect([...new Set(types())]).toEqual(expect.arrayContaining(expected))
  // The nameless one who stands in the place of somebody erased is no new candidate.
  expect(types().filter((type) => type === 'candidate.created')).toHaveLength(2)
  expect(received.map(({ headers }) => headers['webhook-id'])).toEqual([
    ...new Set(received.map(({ headers }) => headers['webhook-id'])),
  ])
})

test('only what was asked for is told, and a change that did not happen is not', async () => {
  const { db, deliveries } = await told(undefined, ['batch'])
  const vacancy = await makeVacancy(db)
  await makeCandidates(db, vacancy, ['Анна'])
  await expect(
    db.transaction().execute(async (trx) => {
      await trx
        .insertInto('batches')
        .values({
          vacancy_id: vacancy,
          format: 'flow',
          date: '2026-11-25',
          time_zone: 'Europe/Moscow',
          minutes: 30,
          goal: 1,
          confidence: 0.8,
          rate_json: '{"known":0.2}',
          rate_basis: 'known',
          status: 'planned',
          created_at: testNow.toString(),
        })
        .execute()
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await deliveries()).toEqual([])
})

test('people of a file are told of when they can be seen, as one message', async () => {
  const { db, deliveries } = await told(undefined, ['candidate', 'application'])
  const vacancy = await makeVacancy(db)
  const at = testNow.toString()
  const { id } = await db
    .insertInto('imports')
    .values({ kind: 'candidates', file_name: 'people.csv', created_at: at, turn: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: somebody } = await db
    .insertInto('candidates')
    .values({
      name: 'Анна',
      search_key: 'анна',
      likeness_key: 'anna',
      search_text: 'анна',
      import_id: id,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const stage = await db.selectFrom('stages').select('id').where('vacancy_id', '=', vacancy).executeTakeFirstOrThrow()
  await db
    .insertInto('applications')
    .values({ candidate_id: somebody, vacancy_id: vacancy, created_at: at, stage_id: stage.id, stage_entered_at: at })
    .execute()
  expect(await deliveries()).toEqual([])
  await db.updateTable('imports').set({ published_at: at }).where('id', '=', id).execute()
  expect((await deliveries()).map(({ event, subject_id }) => [event, subject_id])).toEqual([
    ['candidates.imported', id],
  ])
})

test('a level that is set by hand is a change of the candidate', async () => {
  const { db, administrator, deliveries } = await told(undefined, ['candidate'])
  const [anna = 0] = await makeCandidates(db, await makeVacancy(db), ['Анна'])
  const answers = {
    consults: 'observed',
    oneC: 'no',
    phone: 'observed',
    conflicts: 'claimed',
    findsClients: 'no',
    negotiates: 'no',
    clientBase: 'no',
    executives: 'no',
    higherEducation: 'no',
    english: 'no',
  }
  await administrator.post(`/candidates/${anna}/level`, {
    ...answers,
    overrideLevel: '3',
    overrideReason: 'Leads a team already',
    version: '0',
  })
  expect((await deliveries()).map(({ event }) => event)).toContain('candidate.changed')
})

test('what is older than a month is forgotten, also what never arrived', async () => {
  const { db, deliveries } = await told(undefined, ['vacancy'])
  await makeVacancy(db)
  await forgetOld(db, Temporal.Now.instant().subtract({ hours: 1 }))
  expect(await deliveries()).toHaveLength(1)
  await forgetOld(db, Temporal.Now.instant().add({ hours: 1 }))
  expect(await deliveries()).toEqual([])
})

test('what does not arrive comes again, later each time, ten times in all; then it can be sent again by hand', async () => {
  const { db, deliver, deliveries, received, clock, administrator } = await told([500], ['vacancy'])
  await makeVacancy(db)
  await deliver()
  await deliver()
  expect(received).toHaveLength(1)
  const waits: number[] = []
  for (let attempt = 1; attempt < 10; attempt++) {
    const [{ next_at } = { next_at: '' }] = await deliveries()
    waits.push((Date.parse(next_at) - clock.now.epochMilliseconds) / 1000)
    clock.now = clock.now.add({ milliseconds: Date.parse(next_at) - clock.now.epochMilliseconds })
    await deliver()
  }
  expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400])
  expect(received).toHaveLength(10)
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  expect((await deliveries())[0]).toMatchObject({
    delivered: 0,
    attempts: 10,
    last_answer: '500',
    finished_at: clock.now.toString(),
  })
  expect((await administrator.get('/settings/webhooks/1')).body).toContain('given up')
  await administrator.post('/settings/webhooks/1/deliveries/1/again')
  await deliver()
  expect(received).toHaveLength(11)
})

test('messages arrive in the order of what happened', async () => {
  const { db, deliver, received } = await told(undefined, ['vacancy'])
  for (let made = 0; made < 5; made++) await makeVacancy(db)
  await deliver()
  expect(received.map(({ body }) => (JSON.parse(body) as { data: { id: number } }).data.id)).toEqual([1, 2, 3, 4, 5])
})

test('a message that still waits for its next try is not begun anew by hand', async () => {
  const { db, deliver, deliveries, administrator } = await told([500], ['vacancy'])
  await makeVacancy(db)
  await deliver()
  const [before] = await deliveries()
  expect(before).toMatchObject({ attempts: 1, finished_at: null })
  await administrator.post(`/settings/webhooks/1/deliveries/${before!.id}/again`)
  expect(await deliveries()).toEqual([before])
})

test('the page of messages goes on without showing one twice', async () => {
  const { db, administrator } = await told(undefined, ['vacancy'])
  await db
    .insertInto('webhook_deliveries')
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        endpoint_id: 1,
        event: 'vacancy.changed',
        subject_id: 1000 + n,
        at: testNow.toString(),
      })),
    )
    .execute()
  const subjects: number[] = []
  for (let address: string | undefined = '/settings/webhooks/1'; address;) {
    const { body }: { body: string } = await administrator.get(address)
    subjects.push(...[...body.matchAll(/class="number"[^>]*>(1\d{3})</g)].map((match) => Number(match[1])))
    address = /href="(\/settings\/webhooks\/1\?before=\d+)"/.exec(body)?.[1]
  }
  expect(subjects).toEqual(Array.from({ length: 60 }, (_, n) => 1059 - n))
  // As many as fit on one page: none goes on to a page with nothing on it.
  await db
    .deleteFrom('webhook_deliveries')
    .where('subject_id', '>=', 1000 + pageSize)
    .execute()
  expect((await administrator.get('/settings/webhooks/1')).body).not.toContain('?before=')
})

test('one that breaks off, and one that leads elsewhere, are failures; the answer is not followed', async () => {
  const { db, deliver, deliveries, clock } = await told([0, 302, 200], ['vacancy'])
  await makeVacancy(db)
  for (const answer of ['ECONNRESET', '302', '200']) {
    await deliver()
    expect((await deliveries())[0]?.last_answer).toBe(answer)
    clock.now = clock.now.add({ hours: 1 })
  }
  expect((await deliveries())[0]).toMatchObject({ delivered: 1, attempts: 3 })
})

test('two servers never send the same message, and one that died leaves its messages to the other', async () => {
  const { db, deliver, deliveries, received, clock } = await told(undefined, ['vacancy'])
  for (let made = 0; made < 5; made++) await makeVacancy(db)
  await Promise.all([deliver(), deliver(), deliver()])
  expect(received).toHaveLength(5)
  // As a server leaves it that stopped after it took a message.
  await makeVacancy(db)
  await db
    .updateTable('webhook_deliveries')
    .set({ next_at: clock.now.add({ minutes: 3 }).toString() })
    .where('finished_at', 'is', null)
    .execute()
  expect(await deliver()).toBe(0)
  clock.now = clock.now.add({ minutes: 4 })
  expect(await deliver()).toBe(1)
  expect((await deliveries()).every(({ delivered }) => delivered === 1)).toBe(true)
})

test('an address in a private network is refused as the connection is made, whatever its name', async () => {
  const { url, port, received } = await receiver()
  const message = { id: 'msg_1', event: 'vacancy.created', subject: 1, at: testNow.toString() }
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`
  for (const inside of [
    url,
    `http://localhost:${port}/`,
    `http://[::1]:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    'http://169.254.169.254/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
  ]) {
    expect(await send({ url: inside, secret }, message, new Date(0), false), inside).toEqual({
      failure: 'private',
      reached: false,
    })
  }
  expect(received).toEqual([])
})

test('an address must be whole, encrypted and without a password', () => {
  const fits = (url: string, open = false) => endpointForm(open).safeParse({ url, noun: ['batch'] }).success
  expect(fits('https://example.org/hook?x=1')).toBe(true)
  for (const wrong of [
    'http://example.org',
    'example.org',
    'ftp://example.org',
    'https://me:secret@example.org',
    'javascript:alert(1)',
    '',
  ])
    expect(fits(wrong), wrong).toBe(false)
  expect(fits('http://10.0.0.1/', true)).toBe(true)
})

test('only administrators add addresses; a mistake keeps what was typed; a trial message arrives', async () => {
  const { administrator, visitor, deliver, types, db } = await told()
  expect((await (await visitor('hr')).get('/settings/webhooks')).statusCode).toBe(403)
  const wrong = await administrator.post('/settings/webhooks', { url: 'example.org', noun: ['batch'] })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('value="example.org"')
  expect(wrong.body).toMatch(/value="batch" checked/)
  expect((await administrator.post('/settings/webhooks', { url: 'http://a.example' })).body).toContain(
    'Tick at least one thing',
  )
  await administrator.post('/settings/webhooks/1/trial')
  await deliver()
  expect(types()).toEqual(['webhook.trial'])
  expect((await administrator.get('/settings/webhooks/1')).body).toContain('204, delivered 24 Nov')
  await administrator.post('/settings/webhooks/1/removal')
  expect(await db.selectFrom('webhook_deliveries').select('id').execute()).toEqual([])
  expect((await administrator.post('/settings/webhooks/1/trial')).statusCode).toBe(404)
})

test('a restored base tells nobody what it was filled with', async () => {
  const { database, db } = await told()
  await makeCandidates(db, await makeVacancy(db), ['Анна'])
  const before = await db.selectFrom('webhook_deliveries').select('id').execute()
  const lines: string[] = []
  for await (const line of backupLines(database, { yavka: '0', at: testNow.toString() })) lines.push(line)
  const each = async function* () {
    yield* lines
  }
  const other = await openDatabase(await emptyDatabaseUrl())
  try {
    await restoreBackup(other, await checkBackup(each()), each(), testNow)
    expect(await other.db.selectFrom('webhook_deliveries').select('id').execute()).toHaveLength(before.length)
  } finally {
    await other.close()
  }
})
