import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import { translateInto } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { actorOf, allow } from '../../../web/visitor.ts'
import {
  changedInvitation,
  changedInvitationAnswer,
  invitationAnswer,
  invitationsQuery,
  invitedAnswer,
  newInvitations,
  type InvitationAnswer,
} from './schemas.ts'
import type { Standing } from '../../batches/reads/standing.ts'
import type { VersionedInvitation } from '../invitation.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { invite } from '../acts/invite.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { setReply } from '../acts/set-reply.ts'
import {
  cancelRefusalError,
  inviteRefusalError,
  moveRefusalError,
  notInvitedError,
  notInvitedErrors,
  type RefusalError,
} from '../refusals.ts'
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
      const result = await invite(db, { ...body, slot }, actorOf(request, now()))
      if ('refused' in result)
        throw result.refused === 'nobody-allowed'
          ? new Refused(409, notInvitedErrors(result.notInvited, english))
          : refusedAs(inviteRefusalError(result.refused))
      const { notInvited, alsoInvited, ...counts } = result
      return reply.code(201).send({
        ...counts,
        notInvited: notInvited.map((one) => {
          const { message, values } = notInvitedError(one, english)
          return { candidate: one.candidate, why: one.why, message: t(message, values) }
        }),
        alsoInvited: alsoInvited.map(placeOf),
      })
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
        response: { 200: changedInvitationAnswer },
      },
    },
    async (request) => {
      const { version, ...sent } = request.body
      const before = await one(request.params.id)
      const seen = { id: before.id, version }
      const result = await applyPatch(db, seen, request.body, actorOf(request, now()))
      if ('error' in result) throw refusedAs(result.error, await one(before.id))
      if ('stale' in result) throw changedMeanwhile(sent, await one(before.id))
      return {
        ...(await one(before.id)),
        ...(result.alsoInvited && { alsoInvited: result.alsoInvited.map(placeOf) }),
      }
    },
  )
}

const english = formatsFor('en')
const t = translateInto('en')

/** A reference to what does not exist is a wrong call; anything else depends on how things stand now. */
function refusedAs({ code, ...error }: RefusalError, current?: InvitationAnswer): Refused {
  return new Refused(code, [error], current)
}

function placeOf({ candidate_id, batch_id, starts_at }: Standing) {
  return { candidate: candidate_id, batch: batch_id, startsAt: starts_at }
}

async function applyPatch(
  db: Db,
  seen: VersionedInvitation,
  patch: z.output<typeof changedInvitation>,
  actor: ColleagueActor,
): Promise<{ error: RefusalError } | { stale: true } | { done: true; alsoInvited?: Standing[] }> {
  if ('slot' in patch) {
    const moved = await moveInvitation(db, seen, { slot: patch.slot, reason: patch.reason ?? null }, actor)
    return 'refused' in moved ? { error: moveRefusalError(moved, english) } : moved
  }
  if ('reply' in patch) return setReply(db, seen, patch.reply, actor)
  const cancelled = await cancelInvitation(db, seen, patch.reason ?? null, actor)
  return 'refused' in cancelled ? { error: cancelRefusalError(cancelled.refused) } : cancelled
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
