import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Db } from '../../../db/open.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, cutAt, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import { stagesIn } from '../reads/stages.ts'
import { tableInForce, tableNames } from '../../pay/reads/own-tables.ts'
import { takesLevel } from '../../pay/reads/pay-tables.ts'
import { listCities } from '../../../db/reference/cities.ts'
import { changedVacancy, inputFrom, newVacancy, vacancyAnswer, type VacancyAnswer } from './schemas.ts'
import type { VacancyInput } from '../pages/vacancy-form.ts'
import { changeVacancy, createVacancy, setVacancyClosed } from '../acts/vacancies.ts'

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
      const read = await db
        .selectFrom('vacancies')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cutAt(read, limit)
      return {
        rows: await answersOf(
          db,
          rows.map(({ id }) => id),
        ),
        next,
      }
    },
  )

  const one = async (id: number) => found((await answersOf(db, [id]))[0])

  app.get(
    '/api/v1/vacancies/:id',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'One vacancy with the stages of its board',
        params: oneParams,
        response: { 200: vacancyAnswer },
      },
    },
    async ({ params }) => one(params.id),
  )

  app.post(
    '/api/v1/vacancies',
    {
      onRequest: editing,
      schema: {
        ...documented,
        summary: 'Make a vacancy with the usual stages',
        body: newVacancy,
        response: { 201: vacancyAnswer },
      },
    },
    async (request, reply) => {
      const { id } = await createVacancy(db, await checked(db, inputFrom(request.body)), userOf(request).id, now())
      return reply
        .code(201)
        .header('location', `/api/v1/vacancies/${id}`)
        .send(await one(id))
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
        response: { 200: vacancyAnswer },
      },
    },
    async ({ params: { id }, body: { version, closed, ...sent } }) => {
      const before = await one(id)
      const saved =
        before.version === version && (await changeVacancy(db, id, await checked(db, inputFrom(sent, before))))
      if (!saved) throw changedMeanwhile({ ...sent, ...(closed !== undefined && { closed }) }, await one(id))
      if (closed !== undefined && closed !== before.closed) await setVacancyClosed(db, id, closed ? now() : null)
      return one(id)
    },
  )
}

/** What fields must be together, and a level that the table knows. */
async function checked(db: Db, input: VacancyInput): Promise<VacancyInput> {
  const { payFrom, payTo, payBasis, payTable, level, city } = input
  if ((payFrom ?? payTo) !== undefined && payBasis === undefined)
    throw new Refused(400, [{ path: 'payBasis', message: 'pay.basis-required' }])
  if (payFrom !== undefined && payTo !== undefined && payFrom > payTo)
    throw new Refused(400, [{ path: 'payTo', message: 'vacancy.pay-order' }])
  const known = payTable === undefined || (await tableNames(db)).some(({ id }) => id === payTable)
  if (!known) throw new Refused(400, [{ path: 'payTable', message: 'api.no-such' }])
  if (!(await listCities(db)).some(({ id }) => id === city))
    throw new Refused(400, [{ path: 'city', message: 'api.no-such' }])
  if (!takesLevel(await tableInForce(db, payTable ?? null), city, level))
    throw new Refused(400, [{ path: 'level', message: 'vacancy.pay-table-no-band' }])
  return input
}

async function answersOf(db: Db, ids: readonly number[]): Promise<VacancyAnswer[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('vacancies').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const stages = await stagesIn(db, ids)
  return rows.map((row) => ({
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
    stages: stages.filter(({ vacancy_id }) => vacancy_id === row.id).map(({ id, kind, name }) => ({ id, kind, name })),
    closed: row.closed_at !== null,
    createdAt: row.created_at,
  }))
}
