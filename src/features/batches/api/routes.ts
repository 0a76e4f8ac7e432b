import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Db } from '../../../db/open.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import { readForm } from '../../../web/forms/forms.ts'
import { isMessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import { calculatorFor } from '../../planner/calculator/calculator.ts'
import { questionOf, rateOf } from '../../planner/pages/plan-form.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { batchAnswer, changedBatch, newBatch, typedFrom, type BatchAnswer } from './schemas.ts'
import { batchForm, typedBatch } from '../pages/batch-form.ts'
import { cancelBatch, createBatch } from '../acts/change-batch.ts'
import { closeBatch } from '../acts/close-day.ts'
import { batchOf } from '../pages/new.ts'
import { vacancyToPlan } from '../reads/batches.ts'
import { cutPage } from '../../../web/paging.ts'

/** Batches for other programs: planned, closed and called off by the rules of the pages. */
export function batchesApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['batches'], security: byToken }
  const reading = allow('batches.read')
  const planning = allow('batches.plan')

  app.get(
    '/api/v1/batches',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Batches, in the order they were made',
        querystring: listQuery,
        response: { 200: listAnswer(batchAnswer) },
      },
    },
    async ({ query: { after, limit } }) => {
      const read = await db
        .selectFrom('batches')
        .select('id')
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cutPage(read, limit)
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
    '/api/v1/batches/:id',
    {
      onRequest: reading,
      schema: { ...documented, summary: 'One batch with its slots', params: oneParams, response: { 200: batchAnswer } },
    },
    async ({ params }) => one(params.id),
  )

  app.post(
    '/api/v1/batches',
    {
      onRequest: planning,
      schema: {
        ...documented,
        summary: 'Plan a batch',
        description: 'How many to invite to each slot is worked out as on the page.',
        body: newBatch,
        response: { 201: batchAnswer },
      },
    },
    async (request, reply) => {
      const form = readForm(batchForm, typedBatch(typedFrom(request.body)), (key) => key)
      if (!form.ok)
        throw new Refused(
          400,
          Object.entries(form.errors).map(([path, message]) => ({
            path,
            message: isMessageKey(message) ? message : 'fields.format',
          })),
        )
      const vacancy = await vacancyToPlan(db, form.value.vacancy, 'en')
      if (!vacancy) throw new Refused(400, [{ path: 'vacancy', message: 'api.no-such' }])
      const today = now().toZonedDateTimeISO(vacancy.time_zone).toPlainDate().toString()
      if (form.value.date < today) throw new Refused(400, [{ path: 'date', message: 'batch.past-day' }])
      const plan = await calculatorFor(request)('plan', { question: questionOf(form.value), rate: rateOf(form.value) })
      if (!plan) throw new Refused(400, [{ path: 'goal', message: 'batch.no-plan' }])
      const id = await createBatch(
        db,
        batchOf(form.value, plan, vacancy.time_zone, await teamTurnout(db)),
        userOf(request).id,
        now(),
      )
      return reply
        .code(201)
        .header('location', `/api/v1/batches/${id}`)
        .send(await one(id))
    },
  )

  app.patch(
    '/api/v1/batches/:id',
    {
      onRequest: planning,
      schema: {
        ...documented,
        summary: 'Close a batch or call it off',
        description:
          'Closing marks all who were not marked as missed; calling off cancels the invitations with the reason.',
        params: oneParams,
        body: changedBatch,
        response: { 200: batchAnswer },
      },
    },
    async ({ params: { id }, body }) => {
      await one(id)
      const done = await (body.status === 'closed'
        ? closeBatch(db, id, now(), body.version)
        : cancelBatch(db, id, body.reason, now(), body.version))
      if (!done) throw changedMeanwhile({ status: body.status }, await one(id))
      return one(id)
    },
  )
}

async function answersOf(db: Db, ids: readonly number[]): Promise<BatchAnswer[]> {
  if (ids.length === 0) return []
  const rows = await db.selectFrom('batches').selectAll().where('id', 'in', ids).orderBy('id').execute()
  const slots = await db.selectFrom('slots').selectAll().where('batch_id', 'in', ids).orderBy('position').execute()
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    vacancy: row.vacancy_id,
    format: row.format,
    date: row.date,
    timeZone: row.time_zone,
    goal: row.goal,
    confidence: row.confidence,
    seats: row.seats,
    quorum: row.quorum,
    place: row.place,
    contact: row.contact,
    status: row.status,
    slots: slots
      .filter(({ batch_id }) => batch_id === row.id)
      .map((slot) => ({
        id: slot.id,
        startsAt: slot.starts_at,
        endsAt: slot.ends_at,
        interviewers: slot.interviewers,
        plannedInvitations: slot.planned_invitations,
      })),
    createdAt: row.created_at,
  }))
}
