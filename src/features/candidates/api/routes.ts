import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { listCities } from '../../../db/reference/cities.ts'
import { otherCity } from '../reads/filters.ts'
import { countHit } from '../../../db/identity/rate-limits.ts'
import { profileLink } from '../../../domain/people/profiles.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import { mayRole } from '../../../web/security/permissions.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { candidateAnswer, changedCandidate, inputFrom, newCandidate, type CandidateAnswer } from './schemas.ts'
import type { CandidateInput } from '../pages/candidate-form.ts'
import { contactFields } from '../pages/views.ts'
import {
  changeCandidate,
  contactsOf,
  createCandidate,
  type Candidate,
  type Contact,
  type Owner,
} from '../acts/candidates.ts'
import { cutPage } from '../../../web/paging.ts'

/**
 * How many candidates somebody who may not export them reads by programs in an hour: asked for by number, they would be
 * an export, too.
 */
const readInAnHour = 100
const hour = 60 * 60_000

const mayExport = (request: FastifyRequest) => mayRole(userOf(request).role, 'candidates.export')

const noExport = (status: 403 | 429) => new Refused(status, [{ path: 'authorization', message: 'api.no-export' }])

/** Lets through tokens whose maker may export, as things stand now. */
async function exporting(request: FastifyRequest) {
  if (!mayExport(request)) throw noExport(403)
}

/** Candidates for other programs, by the rules of the pages. */
export function candidatesApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['candidates'], security: byToken }

  const oneByOne = async (request: FastifyRequest) => {
    if (mayExport(request)) return
    const { hits } = await countHit(db, `candidates-by:${userOf(request).id}`, now().epochMilliseconds, hour)
    if (hits > readInAnHour) throw noExport(429)
  }

  app.get(
    '/api/v1/candidates',
    {
      onRequest: [allow('candidates.read'), exporting],
      schema: {
        ...documented,
        summary: 'Candidates, in the order they were added',
        description: 'An export: for tokens of colleagues who may export candidates.',
        querystring: listQuery,
        response: { 200: listAnswer(candidateAnswer) },
      },
    },
    async ({ query: { after, limit } }) => {
      const read = await seen(db)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cutPage(read, limit)
      const contacts = await contactsOf(
        db,
        rows.map(({ id }) => id),
      )
      return { rows: rows.map((row) => answerOf(row, contacts)), next }
    },
  )

  app.get(
    '/api/v1/candidates/:id',
    {
      onRequest: [allow('candidates.read'), oneByOne],
      schema: {
        ...documented,
        summary: 'One candidate',
        description: `For tokens of colleagues who may not export candidates ${readInAnHour} times an hour.`,
        params: oneParams,
        response: { 200: candidateAnswer },
      },
    },
    async ({ params }) => found(await findAnswer(db, params.id)),
  )

  app.post(
    '/api/v1/candidates',
    {
      onRequest: allow('candidates.edit'),
      schema: {
        ...documented,
        summary: 'Add a candidate',
        description: 'A phone or an e-mail that somebody has already is a 409 that names whose it is.',
        body: newCandidate,
        response: { 201: candidateAnswer },
      },
    },
    async ({ body }, reply) => {
      if (body.vacancy !== undefined && !(await openVacancies(db)).some(({ id }) => id === body.vacancy)) {
        throw new Refused(400, [{ path: 'vacancy', message: 'api.no-open-vacancy' }])
      }
      const input = await checked(db, inputFrom(body))
      const result = await createCandidate(db, input, now())
      if ('closed' in result) throw new Refused(400, [{ path: 'vacancy', message: 'api.no-open-vacancy' }])
      if ('owners' in result) throw taken(result.owners)
      return reply
        .code(201)
        .header('location', `/api/v1/candidates/${result.saved}`)
        .send(found(await findAnswer(db, result.saved)))
    },
  )

  app.patch(
    '/api/v1/candidates/:id',
    {
      onRequest: allow('candidates.edit'),
      schema: {
        ...documented,
        summary: 'Change a candidate',
        description:
          'Fields left out stay as they are; null empties one. When the version is no longer the one that was read, a 409 holds what is there now as "current" and names the fields that differ.',
        params: oneParams,
        body: changedCandidate,
        response: { 200: candidateAnswer },
      },
    },
    async ({ params: { id }, body: { version, ...sent } }) => {
      const before = found(await findAnswer(db, id))
      const result =
        before.version === version
          ? await changeCandidate(db, id, await checked(db, inputFrom(sent, before, version)), now())
          : { changed: true as const }
      const current = found(await findAnswer(db, id))
      if ('owners' in result) throw taken(result.owners)
      if ('changed' in result) throw changedMeanwhile(sent, current)
      return current
    },
  )
}

/** What fields must be together, and a city of the list. */
async function checked(db: Db, input: CandidateInput): Promise<CandidateInput> {
  const { city } = input
  if (city !== undefined && city !== otherCity && !(await listCities(db)).some(({ id }) => id === city))
    throw new Refused(400, [{ path: 'city', message: 'api.no-such' }])
  if (input.expectedPay !== undefined && input.payBasis === undefined)
    throw new Refused(400, [{ path: 'payBasis', message: 'pay.basis-required' }])
  return input
}

const taken = (owners: readonly Owner[]) =>
  new Refused(
    409,
    owners.map(({ id, kind }) => ({ path: contactFields[kind], message: 'api.taken', values: { id: String(id) } })),
  )

/** All but those who were erased, and those of a file that is still being loaded. */
const seen = (db: Db) => db.selectFrom('candidates').selectAll().where('erased', '=', 0).where(published)

async function findAnswer(db: Db, id: number): Promise<CandidateAnswer | undefined> {
  const row = await seen(db).where('id', '=', id).executeTakeFirst()
  return row && answerOf(row, await contactsOf(db, [id]))
}

type Row = Omit<Candidate, 'name_ru' | 'name_en' | 'time_zone'>

function answerOf(row: Row, contacts: readonly Contact[]): CandidateAnswer {
  const own = contacts.filter(({ candidate_id }) => candidate_id === row.id)
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    phones: own.filter(({ kind }) => kind === 'phone').map(({ key }) => key),
    emails: own.filter(({ kind }) => kind === 'email').map(({ key }) => key),
    profiles: own.filter(({ kind }) => kind === 'profile').map(({ key }) => profileLink(key)),
    city: row.city_id,
    cityOther: row.city_other,
    source: row.source,
    experienceMonths: row.experience_months,
    level: row.level,
    education: row.education,
    skills: row.skills,
    languages: row.languages,
    expectedPay: row.expected_pay,
    payBasis: row.pay_basis,
    note: row.note,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
