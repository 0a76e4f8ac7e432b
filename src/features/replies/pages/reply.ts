import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id, optionalId } from '../../../web/forms/fields.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { languages } from '../../../db/schema/primitives.ts'
import { chooseMessageLanguage } from '../acts/choose-message-language.ts'
import { takeReply } from '../acts/take-reply.ts'
import { meetingState } from '../meeting-state.ts'
import { otherTimes } from '../reads/other-times.ts'
import { waitingOfDay } from '../reads/waiting-of-day.ts'
import { replyChoices, type ReplyChoice } from '../reply.ts'
import { askedBy, byLink, goneBy, gonePage, linkParams, tooMany, type Asked } from './asked.ts'
import { otherTimesView, replyView } from './reply-view.ts'

const choice = z.enum(replyChoices)

/** Only says which answer is shown first, or what was said just now: a wrong one is as good as none. */
const query = z.object({
  a: z.preprocess((value) => (value === 'time' ? 'other' : value), choice.optional()).catch(undefined),
  said: z.enum(['no-messages', 'withdraw-consent']).optional().catch(undefined),
  language: z.enum(languages).optional().catch(undefined),
})

const sent = z.object({
  choice: choice.optional().catch(undefined),
  slot: optionalId().catch(undefined),
  // Sent by the page that lists the free times.
  times: z.literal('shown').optional().catch(undefined),
  // The invitation that the person saw, and its version.
  version: z.preprocess((value) => String(value).split('.'), z.tuple([id(), id()])).catch([0, 0]),
})

/**
 * The own page of an invited person, behind a link that is its own authority: no account, no cookie, no script. A GET
 * changes nothing, and a button that a mail scanner presses on the page as it comes sends no answer.
 */
export function replyRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = services.database

  type Shown = { proposed?: ReplyChoice | undefined; error?: MessageKey; said?: MessageKey }

  const shown = async (reply: FastifyReply, asked: Asked, { proposed, error, said }: Shown) => {
    const { meeting, employer, token, words } = asked
    const now = services.now()
    const waiting = await waitingOfDay(db, meeting, now)
    const facts = {
      meeting,
      employer,
      token,
      now: now.toString(),
      proposed: proposed ?? null,
      waiting,
      chosen: asked.chosen,
    }
    const notes = { error: error ? words.t(error) : '', said: said ? words.t(said) : '' }
    if (proposed !== 'other' || meetingState(meeting, facts.now) !== 'open')
      return page(reply, 'replies/page', { ...replyView(facts, words), ...notes })
    const slots = await otherTimes(db, meeting, now)
    return page(reply, 'replies/other', { ...otherTimesView(facts, slots, words), ...notes })
  }

  app.get('/r/:token', { schema: { params: linkParams, querystring: query } }, async (request, reply) => {
    const asked = await askedBy(services, request, request.params.token)
    const why = goneBy(asked, services.now().toString())
    if (why) return gonePage(reply, asked, why)
    const { a, said } = request.query
    return shown(reply, asked, { proposed: a, ...(said && { said: `reply.said.${said}` }) })
  })

  app.post('/r/:token', byLink, async (request, reply) => {
    const { token } = request.params
    const asked = await askedBy(services, request, token)
    const why = goneBy(asked, services.now().toString())
    if (why) return gonePage(reply, asked, why)
    const waits = await tooMany(services, reply, asked)
    if (waits !== null) return waits
    const { choice, slot = null, version, times: amongTimes } = sent.parse(request.body)
    if (choice === undefined) return shown(reply.code(422), asked, { error: 'reply.error.choose' })
    const here = `/r/${token}`
    if (asked.chosen) await chooseMessageLanguage(db, asked.meeting.candidate_id, asked.chosen)
    if (choice === 'other' && slot === null && !amongTimes) return reply.redirect(`${here}?a=other`, 303)
    const seen = { id: version[0], version: version[1] }
    const result = await takeReply(
      db,
      { thread: asked.meeting.thread, seen, choice, slot, via: 'page' },
      services.now(),
    )
    if ('taken' in result)
      return reply.redirect(
        choice === 'no-messages' || choice === 'withdraw-consent' ? `${here}?said=${choice}` : here,
        303,
      )
    const anew = await askedBy(services, request, token)
    if ('stale' in result) return shown(reply.code(409), anew, { error: 'reply.error.stale' })
    if (result.refused === 'over') return gonePage(reply, anew, 'over')
    if (result.refused === 'no-slot')
      return shown(reply.code(422), anew, { proposed: 'other', error: 'reply.error.no-slot' })
    return shown(reply.code(409), anew, { proposed: 'other', error: `reply.error.${result.refused}` })
  })
}
