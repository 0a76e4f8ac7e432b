import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { byToken, oneParams } from '../../../web/forms/api-fields.ts'
import { Forbidden, found, Refused } from '../../../web/errors.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { cutPage } from '../../../web/paging.ts'
import type { Services } from '../../../web/services.ts'
import { actorOf, allow, visitorOf } from '../../../web/visitor.ts'
import { closeApplication } from '../../applications/acts/close-application.ts'
import { stopMessage } from '../../messages/acts/stop-message.ts'
import { tellPassed } from '../../reception/acts/tell-passed.ts'
import { settleMessage } from '../acts/settle-message.ts'
import { messagesAfter, storedMessage, suppressedAfter, type StoredMessage } from '../reads/stored-messages.ts'
import {
  changedMessage,
  messageAnswer,
  messagesAnswer,
  messagesQuery,
  newMessages,
  suppressedAnswer,
  suppressedQuery,
  toldAnswer,
  type MessageAnswer,
  type notToldReasons,
} from './schemas.ts'

/** Messages to people for other programs, without their words; stopped and settled by the acts of the pages. */
export function messagesApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['messages'], security: byToken }
  const reading = allow('batches.read')
  const sending = allow('messages.send')

  app.get(
    '/api/v1/messages',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Messages to people, in the order they were queued',
        querystring: messagesQuery,
        response: { 200: messagesAnswer },
      },
    },
    async ({ query: { after, limit, batch = null, candidate = null } }) => {
      const { rows, next } = cutPage(await messagesAfter(db, { after, batch, candidate }, limit + 1), limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const one = async (id: number) => answerOf(found(await storedMessage(db, id)))

  app.get(
    '/api/v1/messages/:id',
    {
      onRequest: reading,
      schema: { ...documented, summary: 'One message', params: oneParams, response: { 200: messageAnswer } },
    },
    async ({ params }) => one(params.id),
  )

  app.patch(
    '/api/v1/messages/:id',
    {
      onRequest: sending,
      schema: {
        ...documented,
        summary: 'Stop a message, or settle one that may have arrived',
        params: oneParams,
        body: changedMessage,
        response: { 200: messageAnswer },
      },
    },
    async (request) => {
      const { id } = await one(request.params.id)
      const { act } = request.body
      const done =
        act === 'stop' ? await stopMessage(db, id) : await settleMessage(db, id, act, actorOf(request, now()))
      if ('refused' in done)
        throw new Refused(409, [{ path: 'act', message: `messages.refused.${done.refused}` }], await one(id))
      return one(id)
    },
  )

  app.post(
    '/api/v1/messages',
    {
      onRequest: sending,
      schema: {
        ...documented,
        summary: 'Tell several people that they are refused, or that they passed',
        description: [
          'A refusal closes the application, for which the token needs candidates.edit, too.',
          'Each is told by itself: what stops one stops none of the others.',
        ].join(' '),
        body: newMessages,
        response: { 200: toldAnswer },
      },
    },
    async (request) => {
      if (request.body.kind === 'refusal' && !visitorOf(request).may('candidates.edit')) throw new Forbidden()
      const results = await tellAll(db, request.body, actorOf(request, now()))
      const notTold = results.flatMap(({ id, why }) =>
        why === null ? [] : [{ id, why, message: english(`messages.refused.${why}`) }],
      )
      return { told: results.length - notTold.length, notTold }
    },
  )

  app.get(
    '/api/v1/suppressed-addresses',
    {
      onRequest: allow('candidates.read'),
      schema: {
        ...documented,
        summary: 'E-mail addresses and phones that nothing is sent to',
        querystring: suppressedQuery,
        response: { 200: suppressedAnswer },
      },
    },
    async ({ query: { after, limit } }) => {
      const rows = await suppressedAfter(db, after.toWellFormed(), limit + 1)
      const shown = rows.slice(0, limit)
      return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.address ?? null) : null }
    },
  )
}

const english = translateInto('en')

type NotTold = (typeof notToldReasons)[number]

/** Tells each by the act of the pages. @returns why each one was not told; null for who was */
async function tellAll(
  db: Db,
  message: z.output<typeof newMessages>,
  actor: ColleagueActor,
): Promise<{ id: number; why: NotTold | null }[]> {
  const note = message.note ?? null
  const results: { id: number; why: NotTold | null }[] = []
  if (message.kind === 'refusal') {
    const closure = { endedBy: 'team', reason: message.reason, message: { note } } as const
    for (const seen of message.applications) {
      const closed = await closeApplication(db, seen, closure, actor)
      results.push({ id: seen.id, why: 'stale' in closed ? 'stale' : null })
    }
    return results
  }
  for (const id of message.invitations) {
    const told = await tellPassed(db, id, note, actor)
    results.push({ id, why: 'stale' in told ? 'stale' : 'refused' in told ? told.refused : null })
  }
  return results
}

function answerOf({ not_before, expires_at, created_at, sent_at, ...row }: StoredMessage): MessageAnswer {
  return { ...row, notBefore: not_before, expiresAt: expires_at, createdAt: created_at, sentAt: sent_at }
}
