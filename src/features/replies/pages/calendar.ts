import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Services } from '../../../web/services.ts'
import { invitationCalendar, noMailbox } from '../../calendar/invitation-calendar.ts'
import { meetingEntry } from '../meeting-entry.ts'
import { meetingState } from '../meeting-state.ts'
import { askedBy, byLink, gonePage } from './asked.ts'

/** The meeting for the person's calendar: as it stands now, or taken away when it will not be. */
export function replyCalendarRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get('/r/:token/calendar.ics', byLink, async (request, reply) => {
    const asked = await askedBy(services, request, request.params.token)
    const { meeting, words, revoked } = asked
    const now = services.now()
    const state = meetingState(meeting, now.toString())
    if (revoked || state === 'over') return gonePage(reply, asked, revoked ? 'revoked' : 'over')
    const isOff = state !== 'open' || meeting.reply === 'no'
    // Somebody who was given no entry has none to take away.
    if (isOff && meeting.calendar_given === 0) return gonePage(reply, asked, 'called-off')
    const entry = meetingEntry(meeting, { config: services.config, address: noMailbox }, words)
    return reply
      .type(`text/calendar; charset=utf-8; method=${isOff ? 'CANCEL' : 'REQUEST'}`)
      .header('content-disposition', 'attachment; filename="interview.ics"')
      .send(invitationCalendar(entry, isOff ? 'CANCEL' : 'REQUEST', now))
  })
}
