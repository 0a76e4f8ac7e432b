import { equal, ok } from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { buildApp, type App } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Db } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { seed } from '../../src/db/reference/seed.ts'
import { personalDataTables } from '../../src/features/privacy/personal-data-tables.ts'
import { testNow, Visitor } from '../support/app.ts'

export type Answer = LightMyRequestResponse

/** A colleague at one of the two servers, whose forms go off without asking for a page first. */
export type Desk = {
  user: number
  visitor: Visitor
  post: (url: string, fields?: Record<string, string | string[]>) => Promise<Answer>
}

/** Two servers on one database, and colleagues at both. */
export type World = {
  db: Db
  apps: readonly [App, App]
  /** One at each server: two administrators. */
  here: Desk
  there: Desk
  desk: (server: 0 | 1, role: Role) => Promise<Desk>
  /**
   * Does things at about the same moment, each late by a chance of its own, and sees that no server breaks. @returns
   * the answers' statuses
   */
  together: (...acts: (() => Promise<Answer>)[]) => Promise<number[]>
  /** A number that no other call has been given. */
  next: () => number
  stop: () => Promise<void>
}

/** One thing that two people do at once, and what must hold afterwards: it throws when that is broken. */
export type Race = { name: string; run: (world: World) => Promise<void> }

/** The same numbers for the same seed (mulberry32), in [0, 1). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Both servers share it, as they share SECRET_KEY. */
export const sessionKey = Buffer.alloc(32, 7)

/** How far apart two acts begin, in milliseconds: about as long as one takes. */
const furthestApart = 6

/** @param url an address on a server; null = a file of SQLite that goes when the world stops */
export async function twoServers(url: string | null, seedOfChance = 1): Promise<World> {
  const folder = url === null ? mkdtempSync(join(tmpdir(), 'yavka-races-')) : null
  const address = url ?? `sqlite:${join(folder ?? '', 'races.sqlite')}`
  const databases = [await openDatabase(address), await openDatabase(address)] as const
  await migrate(databases[0].db)
  await seed(databases[0].db)
  const config = readConfig({ RATE_LIMIT: '0', PUBLIC_URL: 'http://yavka.test', WEBHOOKS_TO_PRIVATE_NETWORKS: '1' })
  const server = (which: 0 | 1) => buildApp({ config, database: databases[which], sessionKey, now: () => testNow })
  const apps = [await server(0), await server(1)] as const
  for (const app of apps) await app.ready()

  const desk = async (which: 0 | 1, role: Role): Promise<Desk> => {
    const visitor = new Visitor(apps[which])
    await visitor.signIn(databases[which], role)
    const { id } = await databases[which].db
      .selectFrom('users')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const token = await visitor.token('/settings')
    return { user: id, visitor, post: (path, fields = {}) => visitor.submit(path, fields, token) }
  }
  const random = randomFrom(seedOfChance)
  let count = 0
  return {
    db: databases[0].db,
    apps,
    desk,
    here: await desk(0, 'administrator'),
    there: await desk(1, 'administrator'),
    together: async (...acts) => {
      const answers = await Promise.all(
        acts.map(async (act) => {
          await pause(random() * furthestApart)
          return act()
        }),
      )
      for (const { statusCode, body } of answers) ok(statusCode < 500, `answered ${statusCode}: ${body.slice(0, 300)}`)
      return answers.map(({ statusCode }) => statusCode)
    },
    next: () => (count += 1),
    stop: async () => {
      for (const app of apps) await app.close()
      for (const database of databases) await database.close()
      if (folder) rmSync(folder, { recursive: true })
    },
  }
}

/** How many of the answers had this status. */
export const countOf = (statuses: readonly number[], status: number): number =>
  statuses.filter((one) => one === status).length

/** The rows of a table that a condition finds. */
export async function rowsOf(db: Db, table: string, where: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  return (await sql<Record<string, unknown>>`select * from ${sql.table(table)} where ${where}`.execute(db)).rows
}

/** Sees that a text is in no table that holds something about people. */
export async function expectNoTrace(db: Db, mark: string): Promise<void> {
  for (const table of new Set(['candidates', 'decisions', ...personalDataTables.map((one) => one.table)])) {
    const rows = await rowsOf(db, table, sql`1 = 1`)
    equal(rows.filter((row) => JSON.stringify(row).includes(mark)).length, 0, `${table} still holds what was erased`)
  }
}

export const ascending = (statuses: readonly number[]): number[] => statuses.toSorted((one, other) => one - other)
