import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { countHit } from '../../../db/identity/rate-limits.ts'
import { languages, type Language } from '../../../db/schema/primitives.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { formatsFor } from '../../../web/texts/formats.ts'
import { NotFound } from '../../../web/errors.ts'
import { threadOfToken, tokenState } from '../../../web/links/reply-token.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { meetingState } from '../meeting-state.ts'
import type { Words } from '../meeting-words.ts'
import { meetingOfThread, type MeetingOfThread } from '../reads/meeting-of-thread.ts'
import { contactParts } from './contact-parts.ts'

/** Replies by one link in a quarter of an hour: far above what a person sends, whoever else shares their address. */
const mostReplies = 30
const window = 15 * 60_000

export const linkParams = z.object({ token: z.string() })

/** A route whose link is its authority: it needs neither a session nor a token in its form. */
export const byLink = { config: { byLink: true }, schema: { params: linkParams } }

/** The meeting behind a link, and how to talk to the person. */
export type Asked = {
  meeting: MeetingOfThread
  employer: string | null
  token: string
  revoked: boolean
  words: Words
  /** The language that the person has chosen on the page. */
  chosen: Language | null
}

const languageOf = z.object({ language: z.enum(languages) })

function languageIn(sent: unknown): Language | null {
  return languageOf.safeParse(sent).data?.language ?? null
}

/** @throws NotFound for what is no link of ours */
export async function askedBy(services: Services, request: FastifyRequest, token: string): Promise<Asked> {
  const thread = threadOfToken(token)
  const { db } = services.database
  const found = thread === null ? undefined : await meetingOfThread(db, thread)
  if (!found) throw new NotFound()
  const state = tokenState(services, token, { thread: found.thread, generation: found.reply_generation })
  if (state === 'wrong') throw new NotFound()
  const chosen = languageIn(request.query) ?? languageIn(request.body)
  const language = chosen ?? found.message_language ?? visitorOf(request).language
  const words = { t: translateInto(language), format: formatsFor(language), language }
  const { employer, contact } = await sendingSettings(db)
  const meeting = { ...found, contact: found.contact ?? contact }
  return { meeting, employer, token, revoked: state === 'revoked', words, chosen }
}

export type Gone = 'over' | 'called-off' | 'revoked'

/** Why a link leads nowhere any more; null while it does. */
export function goneBy({ meeting, revoked }: Asked, now: string): Gone | null {
  if (revoked) return 'revoked'
  const state = meetingState(meeting, now)
  return state === 'open' || state === 'left' ? null : state
}

/** The page of a link that leads nowhere any more, with whom to call. */
export function gonePage(reply: FastifyReply, asked: Asked, why: Gone): Promise<string> {
  return lastPage(reply.code(410), asked, { heading: `reply.gone.${why}`, text: 'reply.gone-text' })
}

/** Counts a reply. @returns the page that says to wait, after too many of them by one link */
export async function tooMany(services: Services, reply: FastifyReply, asked: Asked): Promise<string | null> {
  const now = services.now().epochMilliseconds
  const { hits, endsAt } = await countHit(services.database.db, `reply:${asked.meeting.thread}`, now, window)
  if (hits <= mostReplies) return null
  reply.code(429).header('retry-after', Math.ceil((endsAt - now) / 1000))
  return lastPage(reply, asked, { heading: 'reply.gone.busy', text: 'reply.gone-busy-text' })
}

type LastWords = { heading: `reply.gone.${Gone | 'busy'}`; text: 'reply.gone-text' | 'reply.gone-busy-text' }

function lastPage(reply: FastifyReply, { meeting, words: { t, language } }: Asked, { heading, text }: LastWords) {
  const contact = contactParts(meeting.contact)
  return page(reply, 'replies/gone', { t, language, heading: t(heading), text: t(text), contact })
}
