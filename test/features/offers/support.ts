import type { LightMyRequestResponse } from 'fastify'
import type { Temporal } from 'temporal-polyfill'
import { expect, onTestFinished } from 'vitest'
import { createToken } from '../../../src/db/identity/api-tokens.ts'
import type { Role } from '../../../src/db/schema/primitives.ts'
import { tokenPermissions } from '../../../src/features/tokens/token.ts'
import { testApp, testNow, type TestApp, type Visitor } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { advertise, askOneApproverOnly, makeCandidates, makeVacancy } from '../../support/fixtures.ts'

/** Outside the range that the vacancy of `offerScene` advertises, and within it. */
export const outside = { amount: '90000', basis: 'net', level: '2' }
export const within = { amount: '40000', basis: 'gross', level: '2' }

/** What a program sends instead of a form. */
export const asTerms = (fields: { amount: string; basis: string; level: string }) => ({
  amount: Number(fields.amount),
  basis: fields.basis,
  level: Number(fields.level),
})

/** A vacancy of level 2 in Moscow (39 000 to 42 000 before tax, three openings) and people who applied. */
export async function offerScene(
  people = ['Анна Ёлкина', 'Олег Ли'],
  clock = { now: testNow },
  over: WhenOver = onTestFinished,
) {
  const app = await testApp({}, clock, over)
  const vacancy = await makeVacancy(app.database.db)
  await advertise(app.database.db, vacancy)
  const candidates = await makeCandidates(app.database.db, vacancy, people)
  return { app, vacancy, candidates }
}

export type Colleague = {
  id: number
  name: string
  visitor: Visitor
  call: (method: 'GET' | 'POST' | 'PATCH', path: string, body?: object) => Promise<LightMyRequestResponse>
}

/** A colleague who can come in by both doors: at the pages, and with a token that allows all that the API asks for. */
export async function colleague(made: TestApp, role: Role, now: Temporal.Instant = testNow): Promise<Colleague> {
  const { app, database } = made
  const visitor = await made.visitor(role)
  const { id } = await database.db.selectFrom('users').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await askOneApproverOnly(database.db)
  const name = `Colleague ${id}`
  await database.db.updateTable('users').set({ name }).where('id', '=', id).execute()
  const wanted = { name: 'CRM', permissions: tokenPermissions, expiresAt: now.add({ hours: 2400 }) }
  const authorization = `Bearer ${await createToken(database.db, id, wanted, now)}`
  return {
    id,
    name,
    visitor,
    call: (method, path, body) =>
      app.inject({ method, url: `/api/v1${path}`, headers: { authorization }, ...(body && { payload: body }) }),
  }
}

/** Enters an offer at the page. @returns its address */
export async function enter(visitor: Visitor, candidate: number, vacancy: number, fields: Record<string, string>) {
  const answer = await visitor.post(`/candidates/${candidate}/offers?vacancy=${vacancy}`, fields)
  expect(answer.statusCode).toBe(303)
  return String(answer.headers.location)
}

const versionOf = async (visitor: Visitor, offer: string) =>
  /name="version" value="(\d+)"/.exec((await visitor.get(offer)).body)?.[1] ?? '1'

/** Takes an offer a step on at the page, from the version it shows unless another is named. */
export async function step(
  visitor: Visitor,
  offer: string,
  act: string,
  fields: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  return visitor.post(`${offer}/steps`, { act, reason: '', version: await versionOf(visitor, offer), ...fields })
}
