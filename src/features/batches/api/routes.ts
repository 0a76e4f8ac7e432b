import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { ColleagueActor } from '../../../db/actor.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, listQuery, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused, type FieldError } from '../../../web/errors.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { actorOf, allow } from '../../../web/visitor.ts'
import { calculatorFor } from '../../../web/calculator/calculator.ts'
import { cancelBatch } from '../acts/cancel-batch.ts'
import { closeBatch, type CloseRefusal } from '../acts/close-batch.ts'
import { createBatch, type BatchRefusal } from '../acts/create-batch.ts'
import { moveBatch, type DayMoved } from '../acts/move-batch.ts'
import type { SeenBatch } from '../batch.ts'
import { moveDayErrors } from '../move-refusals.ts'
import { batchesWithSlots, batchIdsAfter } from '../reads/batches-with-slots.ts'
import { batchAnswer, batchAnswerOf, changedBatch, newBatch, newBatchFrom } from './schemas.ts'
import { cutPage } from '../../../web/paging.ts'
import { formatsFor } from '../../../web/texts/formats.ts'

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
      const { rows, next } = cutPage(await batchIdsAfter(db, after, limit + 1), limit)
      return { rows: await answersOf(rows.map(({ id }) => id)), next }
    },
  )

  const answersOf = async (ids: readonly number[]) => (await batchesWithSlots(db, ids)).map(batchAnswerOf)

  const changed = (seen: SeenBatch, body: z.output<typeof changedBatch>, actor: ColleagueActor) => {
    if (body.status === 'closed') return closeBatch(db, seen, body.early, actor)
    return body.status === 'planned' ? moveBatch(db, seen, body, actor) : cancelBatch(db, seen, body.reason, actor)
  }

  const one = async (id: number) => found((await answersOf([id]))[0])

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
      const result = await createBatch(
        db,
        newBatchFrom(request.body),
        (input) => calculatorFor(request)('plan', input),
        actorOf(request, now()),
      )
      if ('refused' in result) throw new Refused(400, [refusals[result.refused]])
      const id = result.created
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
        summary: 'Close a batch, call it off or move it',
        description:
          'Closing marks all who were not marked as missed. It is refused before the day and, without `early`, ' +
          'before its last slot has ended. Calling off cancels the invitations with the reason. Moving (`planned`) ' +
          'tells everybody who knows of the day once; it is refused once it has begun, to a time that is over, where ' +
          'people of it are expected elsewhere then and, without `despite`, where interviewers of it are.',
        params: oneParams,
        body: changedBatch,
        response: { 200: batchAnswer },
      },
    },
    async (request) => {
      const { params, body } = request
      const seen = { id: params.id, version: body.version }
      const actor = actorOf(request, now())
      await one(seen.id)
      const result = await changed(seen, body, actor)
      if ('refused' in result) throw new Refused(409, refusalErrors(result))
      if ('stale' in result) throw changedMeanwhile({ status: body.status }, await one(seen.id))
      return one(seen.id)
    },
  )
}

type Refusal = Extract<DayMoved, { refused: string }> | { refused: CloseRefusal }

function refusalErrors(refusal: Refusal): FieldError[] {
  const isOfClosing = (one: Refusal): one is { refused: CloseRefusal } => one.refused in closeRefusals
  return isOfClosing(refusal) ? [closeRefusals[refusal.refused]] : moveDayErrors(refusal, formatsFor('en'))
}

const closeRefusals: Record<CloseRefusal, { path: string; message: MessageKey }> = {
  'not-yet': { path: 'status', message: 'batch.not-yet' },
  'still-going': { path: 'early', message: 'batch.still-going' },
}

const refusals: Record<BatchRefusal, { path: string; message: MessageKey }> = {
  'quorum-over-seats': { path: 'quorum', message: 'planner.quorum-over-seats' },
  'goal-over-seats': { path: 'goal', message: 'planner.goal-over-seats' },
  'goal-under-quorum': { path: 'goal', message: 'planner.goal-under-quorum' },
  'no-such-vacancy': { path: 'vacancy', message: 'api.no-such' },
  'past-day': { path: 'date', message: 'batch.past-day' },
  'no-plan': { path: 'goal', message: 'batch.no-plan' },
}
