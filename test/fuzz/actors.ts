import type { App } from '../../src/app.ts'
import { createToken } from '../../src/db/identity/api-tokens.ts'
import type { Database } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { makeAccount } from '../support/account.ts'
import { tokenPermissions } from '../../src/features/tokens/token.ts'
import { Visitor } from '../support/visitor.ts'
import type { Temporal } from 'temporal-polyfill'

/** The app as it runs, on a database of its own. */
export type World = { app: App; database: Database; now: () => Temporal.Instant }

/** Who sends: with a browser, or with a token. */
export type Actor = { name: string; visitor: Visitor; token?: string }

const roles: readonly Role[] = ['administrator', 'hr', 'manager', 'recruiter']

/** Nobody, somebody of every role, and programs with much, little and no right. */
export async function allActors(world: World): Promise<Actor[]> {
  const people = await Promise.all(roles.map((role) => signedIn(world, role)))
  const programs = [
    await withToken(world, 'administrator', tokenPermissions),
    await withToken(world, 'recruiter', ['candidates.read']),
  ]
  const wrong = { name: 'wrong token', visitor: new Visitor(world.app), token: 'yavka_wrong' }
  return [{ name: 'anonymous', visitor: new Visitor(world.app) }, ...people, ...programs, wrong]
}

async function signedIn({ app, database }: World, role: Role): Promise<Actor> {
  const visitor = new Visitor(app)
  await visitor.signIn(database, role)
  return { name: role, visitor }
}

async function withToken({ app, database, now }: World, role: Role, permissions: readonly string[]): Promise<Actor> {
  const email = `program-${Math.random().toString(36).slice(2)}@example.ru`
  const user = await makeAccount(
    database.db,
    { name: 'CRM', email, password: 'quiet morning tea', language: 'en', role },
    now(),
  )
  const token = await createToken(
    database.db,
    user.id,
    { name: 'CRM', permissions, expiresAt: now().add({ hours: 2400 }) },
    now(),
  )
  return { name: `token of ${role}`, visitor: new Visitor(app), token }
}

/** The same again, for somebody who was signed out, blocked or given another role by what they or others sent. */
export async function renewed(world: World, { name, token }: Actor): Promise<Actor> {
  const role = roles.find((one) => name.endsWith(one))
  if (!role) return { name, visitor: new Visitor(world.app), ...(token && { token }) }
  return token
    ? withToken(world, role, role === 'administrator' ? tokenPermissions : ['candidates.read'])
    : signedIn(world, role)
}
