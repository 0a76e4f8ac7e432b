import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../src/db/open.ts'

/** One base, opened as two processes would open it. */
async function openedTwice() {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-sqlite-'))
  const [one, other] = await Promise.all(['a', 'b'].map(() => openDatabase(`sqlite:${join(folder, 'base.sqlite')}`)))
  if (!one || !other) throw new Error('Not opened')
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()])
    rmSync(folder, { recursive: true })
  })
  await sql`create table counts (number integer)`.execute(one.db)
  await sql`insert into counts values (0)`.execute(one.db)
  return [one.db, other.db] as const
}

const numberIn = async (db: Awaited<ReturnType<typeof openedTwice>>[number]) =>
  (await sql<{ number: number }>`select number from counts`.execute(db)).rows[0]?.number ?? 0

test('what reads before it writes loses nothing, though another process writes at the same time', async () => {
  const both = await openedTwice()
  const increase = async (db: (typeof both)[number]) => {
    for (let round = 0; round < 20; round += 1) {
      await db.transaction().execute(async (trx) => {
        const number = await numberIn(trx)
        await pause(1)
        await sql`update counts set number = ${number + 1}`.execute(trx)
      })
    }
  }
  await Promise.all(both.map(increase))
  expect(await numberIn(both[0])).toBe(40)
})

test('a statement that waits for another process to write leaves the thread to others', async () => {
  const [one, other] = await openedTwice()
  let written = false
  let waiting: Promise<unknown> | undefined
  await one.transaction().execute(async (trx) => {
    await sql`update counts set number = 1`.execute(trx)
    waiting = sql`update counts set number = number + 1`.execute(other).then(() => (written = true))
    // If the wait stopped the thread, these pauses would never end and the statement would give up.
    for (let tick = 0; tick < 20; tick += 1) await pause(5)
    expect(written).toBe(false)
  })
  await waiting
  expect(await numberIn(one)).toBe(2)
})

test('a statement gets its turn between the transactions of a process that writes without end', async () => {
  const [one, other] = await openedTwice()
  const waiting = { over: false }
  let rounds = 0
  const write = async () => {
    for (; !waiting.over && rounds < 100; rounds += 1) {
      await one.transaction().execute(async (trx) => {
        await sql`update counts set number = number + 1`.execute(trx)
        await pause(20)
      })
      await pause(5)
    }
  }
  const writing = write()
  await pause(5)
  await sql`update counts set number = number + 1`.execute(other)
  waiting.over = true
  await writing
  expect(rounds).toBeLessThan(100)
  expect(await numberIn(one)).toBe(rounds + 1)
})

test('a statement that is asked again names the columns that a table has by now, whoever changed it', async () => {
  const both = await openedTwice()
  const columns = async (db: (typeof both)[number]) =>
    Object.keys((await sql<Record<string, number>>`select * from counts`.execute(db)).rows[0] ?? {})
  expect(await columns(both[0])).toEqual(['number'])
  await sql`alter table counts add column mine integer`.execute(both[0])
  expect(await columns(both[0])).toEqual(['number', 'mine'])
  await sql`alter table counts add column theirs integer`.execute(both[1])
  expect(await columns(both[0])).toEqual(['number', 'mine', 'theirs'])
})
