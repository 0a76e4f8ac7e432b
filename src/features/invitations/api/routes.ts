import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import { findBatch } from '../../batches/reads/batches.ts'
import {
  changedInvitation,
  invitationAnswer,
  invitationsQuery,
  invitedAnswer,
  newInvitations,
  type InvitationAnswer,
} from './schemas.ts'
import { statedChances } from '../reads/chances.ts'
import { changeInvitation, invite, moveInvitation, type Act } from '../acts/change-invitation.ts'
import { cutPage } from '../../../web/paging.ts'

/** Invitations for other programs: two who invite at once never go past the plan, as on the pages. */
export function invitationsApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['invitations'], security: byToken }
  const reading = allow('batches.read')
  const planning = allow('batches.plan')

  app.get(
    '/api/v1/invitations',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Invitations, in the order they were made',
        querystring: invitationsQuery,
        response: { 200: listAnswer(invitationAnswer) },
      },
    },
    async ({ query: { after, limit, batch } }) => {
      const some = db.selectFrom('invitations').selectAll().where('id', '>', after)
      const read = await (batch === undefined ? some : some.where('batch_id', '=', batch))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cutPage(read, limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const one = async (id: number) => answerOf(found(await rowOf(db, id)))

  app.get(
    '/api/v1/invitations/:id',
    {
      onRequest: reading,
      schema: { ...documented, summary: 'One invitation', params: oneParams, response: { 200: invitationAnswer } },
    },
    async ({ params }) => one(params.id),
  )

  app.post(
    '/api/v1/invitations',
    {
      onRequest: planning,
      schema: {
        ...documented,
        summary: 'Invite candidates to a batch',
        body: newInvitations,
        response: { 201: invitedAnswer },
      },
    },
    async (request, reply) => {
      const { candidates, slot, beyondPlan } = request.body
      const batch = await findBatch(db, request.body.batch)
      if (!batch) throw new Refused(400, [{ path: 'batch', message: 'api.no-such' }])
      if (batch.status !== 'planned') throw new Refused(409, [{ path: 'batch', message: 'batch.not-open' }])
      if (slot !== undefined && (await slotBatch(db, slot)) !== batch.id)
        throw new Refused(400, [{ path: 'slot', message: 'api.no-such' }])
      const options = { slotId: slot ?? null, beyondPlan, chances: await statedChances(db, batch, candidates, now()) }
      const invited = await invite(db, batch.id, batch.vacancy_id, candidates, options, {
        by: userOf(request).id,
        at: now(),
      })
      if (!invited) throw new Refused(409, [{ path: 'batch', message: 'batch.not-open' }])
      return reply.code(201).send(invited)
    },
  )

  app.patch(
    '/api/v1/invitations/:id',
    {
      onRequest: planning,
      schema: {
        ...documented,
        summary: 'Move an invitation, cancel it, or keep the reply',
        params: oneParams,
        body: changedInvitation,
        response: { 200: invitationAnswer },
      },
    },
    async (request) => {
      const before = await one(request.params.id)
      const { version, ...sent } = request.body
      const stands = before.version === version && before.status === 'active'
      const done = stands && (await carryOut(db, before.id, request.body, { by: userOf(request).id, at: now() }))
      if (!done) throw changedMeanwhile(sent, await one(before.id))
      return one(before.id)
    },
  )
}

const rowOf = (db: Db, id: number) => db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()

const slotBatch = async (db: Db, slot: number) =>
  (await db.selectFrom('slots').select('batch_id').where('id', '=', slot).executeTakeFirst())?.batch_id

/** @returns false when somebody was faster, or the person stands in the other batch already */
async function carryOut(db: Db, id: number, body: z.output<typeof changedInvitation>, act: Act): Promise<boolean> {
  if ('slot' in body) {
    const batch = await findBatch(db, (await slotBatch(db, body.slot)) ?? 0)
    if (batch?.status !== 'planned') throw new Refused(400, [{ path: 'slot', message: 'api.no-such' }])
    return moveInvitation(db, id, body.version, body.slot, body.reason, act)
  }
  if ('reply' in body) return changeInvitation(db, id, body.version, 'answers', { reply: body.reply }, act)
  return changeInvitation(
    db,
    id,
    body.version,
    'cancelled',
    { status: 'cancelled', ended_at: act.at.toString(), end_reason: body.reason },
    act,
  )
}

const answerOf = (row: NonNullable<Awaited<ReturnType<typeof rowOf>>>): InvitationAnswer => ({
  id: row.id,
  version: row.version,
  batch: row.batch_id,
  slot: row.slot_id,
  candidate: row.candidate_id,
  status: row.status,
  reason: row.end_reason,
  walkIn: row.walk_in === 1,
  reply: row.reply,
  chance: row.chance,
  presence: row.presence,
  result: row.result,
  invitedAt: row.invited_at,
})
