import { deepEqual, equal } from 'node:assert/strict'
import { sql } from 'kysely'
import { firstStartCode } from '../../src/features/accounts/first-start-code.ts'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'
import { testNow, Visitor } from '../support/app.ts'
import { support } from '../features/pay/tables/fields.ts'
import { freshMark, somebody } from './scene.ts'
import { ascending, countOf, rowsOf, sessionKey, type Race, type World } from './world.ts'

const password = 'quiet morning tea'

/** A one-time link for a colleague, as its path. */
async function joinLink(world: World): Promise<string> {
  // All come from one address, which may guess at links only so often.
  await world.db.deleteFrom('rate_limits').execute()
  const { body } = await world.here.post('/settings/links', { role: 'recruiter' })
  return /value="http:\/\/yavka\.test(\/join\/[^"]+)"/.exec(body)?.[1] ?? ''
}

/** Two strangers, one at each server, with a form open. */
async function strangers(world: World, page: string) {
  return Promise.all(
    world.apps.map(async (app) => {
      const visitor = new Visitor(app)
      const token = await visitor.token(page)
      return (path: string, fields: Record<string, string>) => visitor.submit(path, fields, token)
    }),
  )
}

const account = (email: string) => ({ name: 'Анна', email, password, language: 'ru' })

export const houseRaces: readonly Race[] = [
  {
    name: 'one link used by two makes one account',
    run: async (world) => {
      const path = await joinLink(world)
      const [one, other] = await strangers(world, path)
      const emails = [`a${world.next()}@example.ru`, `b${world.next()}@example.ru`] as const
      await world.together(
        () => one!(path, account(emails[0])),
        () => other!(path, account(emails[1])),
      )
      equal((await rowsOf(world.db, 'users', sql`email in (${sql.join(emails)})`)).length, 1)
    },
  },
  {
    name: 'one e-mail given by two who join is one account, and the other is told and keeps the link',
    run: async (world) => {
      const links = [await joinLink(world), await joinLink(world)]
      const [one] = await strangers(world, links[0] ?? '')
      const [, other] = await strangers(world, links[1] ?? '')
      const email = `c${world.next()}@example.ru`
      const statuses = await world.together(
        () => one!(links[0] ?? '', account(email)),
        () => other!(links[1] ?? '', account(email)),
      )
      deepEqual(ascending(statuses), [303, 422])
    },
  },
  {
    name: 'one e-mail for two accounts by command is one account',
    run: async (world) => {
      const email = `d${world.next()}@example.ru`
      const made = await Promise.all(
        [0, 1].map(() =>
          createAccount(world.db, { name: 'Анна', email, password, language: 'ru', role: 'hr' }, testNow),
        ),
      )
      equal(made.filter((one) => 'created' in one).length, 1)
    },
  },
  {
    name: 'two administrators who take each other’s rights leave one',
    run: async (world) => {
      const [one, other] = [await world.desk(0, 'administrator'), await world.desk(1, 'administrator')]
      const act = world.next() % 2 === 0 ? 'role' : 'block'
      await world.together(
        () => one.post(`/settings/colleagues/${other.user}/role`, { role: 'recruiter' }),
        () => other.post(`/settings/colleagues/${one.user}/${act}`, { role: 'recruiter' }),
      )
      equal(
        (
          await rowsOf(
            world.db,
            'users',
            sql`id in (${one.user}, ${other.user}) and role = 'administrator' and disabled_at is null`,
          )
        ).length,
        1,
      )
    },
  },
  {
    name: 'two versions of one pay table: one comes into force, the other is told',
    run: async (world) => {
      const made = await world.here.post('/salaries/tables', support)
      const path = `/salaries/tables/${String(made.headers.location).split('/').at(-1)}/versions`
      const version = { ...support, seen: '1', from: '1' }
      const statuses = await world.together(
        () => world.here.post(path, { ...version, source: 'Приказ 18' }),
        () => world.there.post(path, { ...version, source: 'Приказ 19' }),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'the last place for a webhook address is taken once',
    run: async (world) => {
      const { db } = world
      await db.deleteFrom('webhook_endpoints').execute()
      await db
        .insertInto('webhook_endpoints')
        .values(
          Array.from({ length: 19 }, (_, i) => ({
            url: `https://a.example/${i}`,
            secret: 's',
            nouns_json: '[]',
            created_at: testNow.toString(),
          })),
        )
        .execute()
      const address = (n: number) => ({ url: `https://b.example/${n}`, noun: 'candidate' })
      await world.together(
        () => world.here.post('/settings/webhooks', address(1)),
        () => world.there.post('/settings/webhooks', address(2)),
      )
      equal((await rowsOf(db, 'webhook_endpoints', sql`1 = 1`)).length, 20)
      await db.deleteFrom('webhook_endpoints').execute()
    },
  },
  {
    name: 'a change of a person while a webhook address is taken away is saved',
    run: async (world) => {
      const { candidate, name, phone } = await somebody(world)
      const { id } = await world.db
        .insertInto('webhook_endpoints')
        .values({ url: 'https://a.example', secret: 's', nouns_json: '["candidate"]', created_at: testNow.toString() })
        .returning('id')
        .executeTakeFirstOrThrow()
      const statuses = await world.together(
        () => world.here.post(`/settings/webhooks/${id}/removal`),
        () => world.there.post(`/candidates/${candidate}`, { name, phones: phone, skills: '1С', version: '1' }),
      )
      deepEqual(statuses, [303, 303])
    },
  },
  {
    name: 'one filter saved under one name twice at once is one',
    run: async (world) => {
      const name = freshMark(world)
      await world.together(
        () => world.here.post('/candidates/filters/new?city=moscow', { name }),
        () => world.here.post('/candidates/filters/new?city=spb', { name }),
      )
      equal((await rowsOf(world.db, 'saved_filters', sql`name = ${name}`)).length, 1)
    },
  },
  {
    name: 'one filter deleted twice at once is deleted once',
    run: async (world) => {
      const name = freshMark(world)
      await world.here.post('/candidates/filters/new?city=moscow', { name })
      const [row] = await rowsOf(world.db, 'saved_filters', sql`name = ${name}`)
      const path = `/candidates/filters/${String(row?.['id'])}/deletion`
      deepEqual(
        ascending(
          await world.together(
            () => world.here.post(path),
            () => world.here.post(path),
          ),
        ),
        [303, 404],
      )
    },
  },
  {
    name: 'one token ended twice at once is ended once',
    run: async (world) => {
      await world.here.post('/settings/tokens', { name: freshMark(world), permission: 'candidates.read', days: '30' })
      const { id } = await world.db
        .selectFrom('api_tokens')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow()
      const path = `/settings/tokens/${id}/revocation`
      equal(
        countOf(
          await world.together(
            () => world.here.post(path),
            () => world.there.post(path),
          ),
          303,
        ),
        1,
      )
    },
  },
  {
    name: 'one reason added twice at once is one',
    run: async (world) => {
      const wording = freshMark(world)
      await world.together(
        () => world.here.post('/settings/reasons', { endedBy: 'team', wording }),
        () => world.there.post('/settings/reasons', { endedBy: 'team', wording }),
      )
      equal((await rowsOf(world.db, 'close_reasons', sql`wording = ${wording}`)).length, 1)
    },
  },
]

/** Needs a database of its own: nobody may have an account yet. */
export const firstStartRace: Race = {
  name: 'two who start at once: one is the administrator',
  run: async (world) => {
    for (const table of ['account_links', 'sessions', 'rate_limits', 'users'] as const)
      await world.db.deleteFrom(table).execute()
    const code = firstStartCode({ sessionKey })
    const [one, other] = await strangers(world, '/welcome')
    await world.together(
      () => one!('/welcome', { ...account('a@example.ru'), code }),
      () => other!('/welcome', { ...account('b@example.ru'), code }),
    )
    equal((await rowsOf(world.db, 'users', sql`1 = 1`)).length, 1)
  },
}
