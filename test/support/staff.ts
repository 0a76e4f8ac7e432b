import type { LightMyRequestResponse } from 'fastify'
import type { App } from '../../src/app.ts'
import type { Database } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { createToken } from '../../src/db/identity/api-tokens.ts'
import { tokenPermissions } from '../../src/features/tokens/token.ts'
import { testNow } from './test-now.ts'
import { Visitor } from './visitor.ts'

/** What a form sends, and what a program sends. */
export type PageRequest = { url: string; fields: Record<string, string | string[]> }
export type ApiRequest = { method: 'POST' | 'PATCH'; url: string; body: object }

/** A colleague of one role, at the pages and with a program of their own. */
export type Colleague = {
  role: Role
  id: number
  atPage: (request: PageRequest) => Promise<LightMyRequestResponse>
  byApi: (request: ApiRequest) => Promise<LightMyRequestResponse>
}

export const everyRole: readonly Role[] = ['administrator', 'hr', 'manager', 'recruiter']

/** Somebody new of a role, signed in at the pages and with a token that allows all that the role may. */
export async function newColleague(app: App, database: Database, role: Role): Promise<Colleague> {
  const visitor = new Visitor(app)
  await visitor.signIn(database, role)
  const csrf = await visitor.token('/settings')
  const { id } = await database.db.selectFrom('users').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const expiresAt = testNow.add({ hours: 24 * 300 })
  const token = await createToken(database.db, id, { name: 'CRM', permissions: tokenPermissions, expiresAt }, testNow)
  return {
    role,
    id,
    atPage: ({ url, fields }) => visitor.submit(url, fields, csrf),
    byApi: ({ method, url, body }) =>
      app.inject({
        method,
        url: `/api/v1${url}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        payload: JSON.stringify(body),
      }),
  }
}

/** One colleague of every role. */
export async function staffOf(app: App, database: Database): Promise<Record<Role, Colleague>> {
  const [administrator, hr, manager, recruiter] = [
    await newColleague(app, database, 'administrator'),
    await newColleague(app, database, 'hr'),
    await newColleague(app, database, 'manager'),
    await newColleague(app, database, 'recruiter'),
  ]
  return { administrator, hr, manager, recruiter }
}
