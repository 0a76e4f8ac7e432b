import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Db } from '../../../db/open.ts'
import { listCities } from '../../../db/reference/cities.ts'
import type { Contact } from '../../../domain/people/contact.ts'
import { countHit } from '../../../db/identity/rate-limits.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import { mayRole } from '../../../web/security/permissions.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { changeCandidate } from '../acts/change-candidate.ts'
import { createCandidate } from '../acts/create-candidate.ts'
import type { CandidateFields } from '../candidate.ts'
import { contactFields } from '../contacts.ts'
import { candidatesAfter } from '../reads/candidates-after.ts'
import { contactsOf } from '../reads/contacts.ts'
import { findCandidate } from '../reads/find-candidate.ts'
import type { Owner } from '../reads/owners-of-contacts.ts'
import {
  answerOf,
  candidateAnswer,
  changedCandidate,
  fieldsFrom,
  newCandidate,
  type CandidateAnswer,
} from './schemas.ts'
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
      const read = await candidatesAfter(db, after, limit + 1)
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
        description:
          'A phone, an e-mail or a profile that somebody has already is a 409 that names whose it is; one that ' +
          'stands for none (89999999999, no@mail.ru) and a link that is not about one person are a 400.',
        body: newCandidate,
        response: { 201: candidateAnswer },
      },
    },
    async ({ body: { vacancy, ...sent } }, reply) => {
      if (vacancy !== undefined && !(await openVacancies(db)).some(({ id }) => id === vacancy)) {
        throw new Refused(400, [{ path: 'vacancy', message: 'api.no-open-vacancy' }])
      }
      const result = await createCandidate(db, { ...(await checkedFields(db, sent)), vacancy: vacancy ?? null }, now())
      if ('contacts' in result) throw standsForNone(result.contacts)
      if ('refused' in result) throw new Refused(400, [{ path: 'vacancy', message: 'api.no-open-vacancy' }])
      if ('owners' in result) throw taken(result.owners)
      return reply
        .code(201)
        .header('location', `/api/v1/candidates/${result.created}`)
        .send(found(await findAnswer(db, result.created)))
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
          'Fields left out stay as they are; null empties one. When the version is no longer the one that was read, ' +
          'a 409 holds what is there now as "current" and names the fields that differ.',
        params: oneParams,
        body: changedCandidate,
        response: { 200: candidateAnswer },
      },
    },
    async ({ params: { id }, body: { version, ...sent } }) => {
      const before = found(await findAnswer(db, id))
      const result =
        before.version === version
          ? await changeCandidate(db, { id, version }, await checkedFields(db, sent, before), now())
          : { stale: true as const }
      const current = found(await findAnswer(db, id))
      if ('contacts' in result) throw standsForNone(result.contacts)
      if ('owners' in result) throw taken(result.owners)
      if ('stale' in result) throw changedMeanwhile(sent, current)
      return current
    },
  )
}

/** What a call sent, over what was there before. @throws Refused when an amount has no basis, or for an unknown city */
async function checkedFields(db: Db, ...sent: Parameters<typeof fieldsFrom>): Promise<CandidateFields> {
  const fields = fieldsFrom(...sent)
  if (!fields) throw new Refused(400, [{ path: 'payBasis', message: 'pay.basis-required' }])
  const { city } = fields
  if (city !== null && 'id' in city && !(await listCities(db)).some(({ id }) => id === city.id))
    throw new Refused(400, [{ path: 'city', message: 'api.no-such' }])
  return fields
}

const taken = (owners: readonly Owner[]) =>
  new Refused(
    409,
    owners.map(({ id, kind }) => ({ path: contactFields[kind], message: 'api.taken', values: { id: String(id) } })),
  )

const standsForNone = (contacts: readonly Contact[]) =>
  new Refused(
    400,
    contacts.map(({ kind, key }) => ({
      path: contactFields[kind],
      message: 'candidate.contact-none',
      values: { value: key },
    })),
  )

async function findAnswer(db: Db, id: number): Promise<CandidateAnswer | undefined> {
  const row = await findCandidate(db, id)
  return row && answerOf(row, await contactsOf(db, [id]))
}
