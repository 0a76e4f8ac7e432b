import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NotFound } from '../../../web/errors.ts'
import { isSigned, numberOf } from '../../../web/links/link-token.ts'
import { translateInto } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { feedCalendar } from '../feed-calendar.ts'
import { daysOfInterviewer, feedById } from '../reads/feeds.ts'

/** Days that are over stay for so long. */
const keptDays = 30

/** The calendar of an interviewer, for whom their calendar program asks by a link. */
export function feedRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { config, database, now } = services

  app.get(
    '/feeds/:file',
    { schema: { params: z.object({ file: z.string() }) } },
    async ({ params: { file } }, reply) => {
      const token = file.replace(/\.ics$/, '')
      const number = numberOf(token)
      if (number === null || !isSigned(services, 'feed', token, { number, generation: 0 })) throw new NotFound()
      const feed = await feedById(database.db, number)
      if (!feed || feed.revoked_at !== null || feed.disabled_at !== null) {
        const t = translateInto(feed?.language ?? 'ru')
        return reply
          .code(410)
          .type('text/plain; charset=utf-8')
          .send(`${t('feed.revoked')}\n`)
      }
      const from = teamDay(now().subtract({ hours: 24 * keptDays }))
      const days = await daysOfInterviewer(database.db, feed.name, from)
      return reply
        .type('text/calendar; charset=utf-8')
        .headers({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' })
        .send(feedCalendar({ ...feed, publicUrl: config.publicUrl, days }, now()))
    },
  )
}
