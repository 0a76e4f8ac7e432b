import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import {
  changedInvitation,
  invitationAnswer,
  invitationsQuery,
  invitedAnswer,
  newInvitations,
  type InvitationAnswer,
} from './schemas.ts'
import type { VersionedInvitation } from '../invitation.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { invite, type InviteRefusal } from '../acts/invite.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { setReply } from '../acts/set-reply.ts'
import { invitationsAfter, storedInvitation, type StoredInvitation } from '../reads/stored-invitations.ts'
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
      const read = await invitationsAfter(db, { after, batch: batch ?? null }, limit + 1)
      const { rows, next } = cutPage(read, limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const one = async (id: number) => answerOf(found(await storedInvitation(db, id)))

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
      const { slot = null, ...body } = request.body
      const result = await invite(db, { ...body, slot }, { by: userOf(request).id, at: now() })
      if ('refused' in result) throw new Refused(...refusals[result.refused])
      return reply.code(201).send(result)
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
      const { version, ...sent } = request.body
      const before = await one(request.params.id)
      const seen = { id: before.id, version }
      const result = await applyPatch(db, seen, request.body, { by: userOf(request).id, at: now() })
      if ('refused' in result) throw new Refused(400, [{ path: 'slot', message: 'api.no-such' }])
      if ('stale' in result) throw changedMeanwhile(sent, await one(before.id))
      return one(before.id)
    },
  )
}

const refusals: Record<InviteRefusal, ConstructorParameters<typeof Refused>> = {
  'no-such-batch': [400, [{ path: 'batch', message: 'api.no-such' }]],
  'not-open': [409, [{ path: 'batch', message: 'batch.not-open' }]],
  'no-such-slot': [400, [{ path: 'slot', message: 'api.no-such' }]],
}

function applyPatch(
  db: Db,
  seen: VersionedInvitation,
  patch: z.output<typeof changedInvitation>,
  actor: ColleagueActor,
): ReturnType<typeof moveInvitation> {
  if ('slot' in patch) return moveInvitation(db, seen, { slot: patch.slot, reason: patch.reason ?? null }, actor)
  if ('reply' in patch) return setReply(db, seen, patch.reply, actor)
  return cancelInvitation(db, seen, patch.reason ?? null, actor)
}

function answerOf(row: StoredInvitation): InvitationAnswer {
  return {
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
  }
}
