import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import { inChunks } from '../../src/db/chunks.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Db } from '../../src/db/open.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { randomFrom } from '../../src/demo/random.ts'
import { saveSending } from '../../src/features/message-settings/acts/save-sending.ts'
import { queueMessages } from '../../src/features/messages/acts/queue-message.ts'
import { openThreads } from '../../src/features/messages/threads.ts'
import { keysOf, makeVacancy } from '../support/fixtures.ts'
import { testMailServer } from '../support/mail-server.ts'
import { freePort, startPostgres } from '../support/postgres-server.ts'
import { kill, startServer } from './server.ts'

/**
 * Two servers of one PostgreSQL send many messages by mail and are both killed (kill -9) again and again. Nothing may be
 * lost; and only what was being sent in the moment of a kill may arrive twice.
 */
export async function killWhileSending({
  messages,
  kills,
  seedNumber,
}: Record<'messages' | 'kills' | 'seedNumber', number>) {
  const random = randomFrom(seedNumber)
  const ends: (() => Promise<void>)[] = []
  const mail = await testMailServer({}, (end) => ends.push(end))
  const postgres = await startPostgres()
  await postgres.createDatabase('messages')
  const url = `${postgres.url}/messages`
  const { db, ...database } = await openDatabase(url)
  await migrate(db)
  await seed(db)
  await queueMany(db, messages)
  const ports = [await freePort(), await freePort()]
  const start = () =>
    Promise.all(ports.map((port) => startServer(url, port, { SMTP_URL: mail.url, MAIL_PER_MINUTE: '0' })))
  const began = performance.now()
  const atWire = new Set<string>()
  let servers = await start()
  for (let round = 1; round <= kills; round += 1) {
    const before = mail.mails.length
    // Servers look for the first time two seconds after their start; on a busy machine it takes longer.
    for (let left = mostPauses; left > 0 && mail.mails.length === before; left -= 1) await pause(20)
    await pause(random.between(0, 2000))
    await Promise.all(servers.map(kill))
    for (const address of await beingSent(db)) atWire.add(address)
    console.error(`messages, kill ${round}: ${mail.mails.length - before} arrived in this life`)
    servers = await start()
  }
  const left = await untilSent(db)
  await Promise.all(servers.map(kill))
  const times = new Map<string, number>()
  for (const { to } of mail.mails) times.set(to, (times.get(to) ?? 0) + 1)
  const twice = [...times].filter(([, count]) => count > 1)
  const figures = {
    messages,
    kills,
    seconds: Math.round((performance.now() - began) / 1000),
    'not sent': left,
    lost: messages - times.size,
    'twice, at the wire': twice.filter(([to]) => atWire.has(to)).length,
    'twice otherwise': twice.filter(([to]) => !atWire.has(to)).length,
  }
  await database.close()
  await postgres.stop()
  for (const end of ends) await end()
  return figures
}

/** A minute. */
const mostPauses = 3000

async function queueMany(db: Db, messages: number) {
  const at = Temporal.Now.instant()
  const now = at.toString()
  await saveSending(db, 0, { waking: { from: 0, until: 24 * 60 } }, { by: null, at })
  const vacancy = await makeVacancy(db)
  const start = at.add({ hours: 24 * 14 })
  const { id: batch } = await db
    .insertInto('batches')
    .values({
      vacancy_id: vacancy,
      format: 'flow',
      date: start.toString().slice(0, 10),
      time_zone: 'Europe/Moscow',
      minutes: 30,
      goal: 1,
      confidence: 0.8,
      rate_json: JSON.stringify({ known: 0.5 }),
      rate_basis: 'article',
      status: 'planned',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: slot } = await db
    .insertInto('slots')
    .values({
      batch_id: batch,
      position: 0,
      starts_at: start.toString(),
      ends_at: start.add({ minutes: 30 }).toString(),
      interviewers: messages,
      planned_invitations: messages,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const some of inChunks(Array.from({ length: messages }, (_, index) => index)))
    await db.transaction().execute(async (trx) => {
      const people = await trx
        .insertInto('candidates')
        .values(
          some.map((index) => {
            const name = `Ким Анна ${index}`
            return { name, ...keysOf(name), created_at: now, updated_at: now }
          }),
        )
        .returning('id')
        .execute()
      const ids = people.map(({ id }) => id)
      const keys = ids.map((id) => ({ candidate_id: id, key: `person-${id}@people.test`, value: '' }))
      await trx
        .insertInto('candidate_contacts')
        .values(keys.map((key) => ({ ...key, kind: 'email' as const })))
        .execute()
      const threads = await openThreads(trx, { vacancy, batch }, ids, at)
      await trx
        .insertInto('invitations')
        .values(
          ids.map((id) => ({
            batch_id: batch,
            slot_id: slot,
            candidate_id: id,
            status: 'active' as const,
            walk_in: 0 as const,
            invited_at: now,
            thread_id: threads.get(id)!,
          })),
        )
        .execute()
      const intents = ids.map((id) => ({
        thread: threads.get(id)!,
        candidate: id,
        kind: 'invitation' as const,
        notBefore: at,
        expiresAt: start,
      }))
      await queueMessages(trx, intents, { by: null, at })
    })
}

/** The addresses of what the dead servers were sending. */
async function beingSent(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select('candidate_id')
    .where('state', '=', 'queued')
    .where('at_wire_since', 'is not', null)
    .execute()
  return rows.map(({ candidate_id }) => `person-${candidate_id}@people.test`)
}

/** Waits until everything is sent, at most ten minutes; what dead servers had taken is free after two. */
async function untilSent(db: Db): Promise<number> {
  for (let left = 600; ; left -= 1) {
    const { waiting } = await db
      .selectFrom('messages')
      .select((eb) => eb.fn.countAll<number>().as('waiting'))
      .where('state', '!=', 'sent')
      .executeTakeFirstOrThrow()
    if (waiting === 0 || left === 0) return waiting
    await pause(1000)
  }
}
