import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf, visitorOf } from '../../../web/visitor.ts'
import { changeVacancy } from '../acts/change-vacancy.ts'
import { closeVacancy, reopenVacancy } from '../acts/close-vacancy.ts'
import { createVacancy } from '../acts/create-vacancy.ts'
import { payWarnings } from '../reads/pay-warnings.ts'
import { vacanciesWithStages, type VacancyWithStages } from '../reads/vacancies.ts'
import type { VacancyProblem } from '../vacancy.ts'
import { problemMessages } from '../words.ts'
import {
  changedVacancy,
  newVacancy,
  oneVacancyAnswer,
  toVacancy,
  vacancyAnswer,
  type VacancyAnswer,
} from './schemas.ts'
import { cutPage } from '../../../web/paging.ts'

/** Vacancies for other programs, by the rules of the pages. */
export function vacanciesApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['vacancies'], security: byToken }
  const reading = allow('vacancies.read')
  const editing = allow('vacancies.edit')

  app.get(
    '/api/v1/vacancies',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Vacancies, in the order they were made',
        querystring: listQuery,
        response: { 200: listAnswer(vacancyAnswer) },
      },
    },
    async ({ query: { after, limit } }) => {
      const { rows, next } = cutPage(await vacanciesWithStages(db, { after, limit: limit + 1 }), limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const one = async (id: number, request: FastifyRequest) => {
    const answer = answerOf(found((await vacanciesWithStages(db, { id }))[0]))
    return { ...answer, payWarnings: await payWarnings(db, toVacancy({}, answer), now(), visitorOf(request)) }
  }

  app.get(
    '/api/v1/vacancies/:id',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'One vacancy with the stages of its board',
        params: oneParams,
        response: { 200: oneVacancyAnswer },
      },
    },
    async (request) => one(request.params.id, request),
  )

  app.post(
    '/api/v1/vacancies',
    {
      onRequest: editing,
      schema: {
        ...documented,
        summary: 'Make a vacancy with the usual stages',
        body: newVacancy,
        response: { 201: oneVacancyAnswer },
      },
    },
    async (request, reply) => {
      const made = await createVacancy(db, toVacancy(request.body), { by: userOf(request).id, at: now() })
      if ('refused' in made) throw refusal(made.refused)
      return reply
        .code(201)
        .header('location', `/api/v1/vacancies/${made.id}`)
        .send(await one(made.id, request))
    },
  )

  app.patch(
    '/api/v1/vacancies/:id',
    {
      onRequest: editing,
      schema: {
        ...documented,
        summary: 'Change a vacancy, close it or open it again',
        description: 'Fields left out stay as they are; null empties one.',
        params: oneParams,
        body: changedVacancy,
        response: { 200: oneVacancyAnswer },
      },
    },
    async (request) => {
      const { id } = request.params
      const { version, closed, ...sent } = request.body
      const before = await one(id, request)
      const isSeen = before.version === version
      const result = isSeen
        ? await changeVacancy(db, { id, version }, toVacancy(sent, before))
        : { stale: true as const }
      if ('refused' in result) throw refusal(result.refused)
      if ('stale' in result)
        throw changedMeanwhile({ ...sent, ...(closed !== undefined && { closed }) }, await one(id, request))
      if (closed === true && !before.closed) await closeVacancy(db, id, { by: userOf(request).id, at: now() })
      if (closed === false && before.closed) await reopenVacancy(db, id)
      return one(id, request)
    },
  )
}

function refusal(problems: readonly VacancyProblem[]): Refused {
  return new Refused(
    400,
    problems.map(({ field, why }) => ({ path: field, message: problemMessages[why] })),
  )
}

function answerOf(row: VacancyWithStages): VacancyAnswer {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    city: row.city_id,
    level: row.level,
    openings: row.openings,
    payTable: row.pay_table_id,
    payFrom: row.pay_from,
    payTo: row.pay_to,
    payBasis: row.pay_basis,
    business: row.business,
    description: row.description,
    stages: row.stages.map(({ id, kind, name }) => ({ id, kind, name })),
    closed: row.closed_at !== null,
    createdAt: row.created_at,
  }
}
