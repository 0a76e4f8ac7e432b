import type { LightMyRequestResponse } from 'fastify'
import { createToken } from '../../src/db/identity/api-tokens.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { makeAccount } from './account.ts'
import { tokenPermissions } from '../../src/features/tokens/token.ts'
import { testNow, type TestApp } from './app.ts'

type Call = (method: 'GET' | 'POST' | 'PATCH', path: string, body?: unknown) => Promise<LightMyRequestResponse>

/** A program with a token of a colleague made for it, a hundred days from the tests' now. */
export async function program(
  { app, database }: TestApp,
  { role = 'recruiter', permissions = tokenPermissions }: { role?: Role; permissions?: readonly string[] } = {},
) {
  const email = `${role}-${Math.random().toString(36).slice(2)}@example.ru`
  const user = await makeAccount(
    database.db,
    { name: 'Анна', email, password: 'quiet morning tea', language: 'en', role },
    testNow,
  )
  const token = await createToken(
    database.db,
    user.id,
    { name: 'CRM', permissions, expiresAt: testNow.add({ hours: 2400 }) },
    testNow,
  )
  const call: Call = (method, path, body) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  return { user, token, call }
}
