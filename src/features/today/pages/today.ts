import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { optionalChoice } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { userOf, visitorOf } from '../../../web/visitor.ts'
import { advisedDays } from '../../batches/reads/advised-days.ts'
import { interviewersOfBatch } from '../../batches/reads/batches.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { dayAhead } from '../day-ahead.ts'
import { attentionFor } from '../reads/attention.ts'
import { daysBetween } from '../reads/days-between.ts'
import { firstSteps } from '../reads/first-steps.ts'
import { shownStrips, todayPage } from './today-view.ts'
import { daysOfWeek } from './week-view.ts'

/** Each of them is forecast for the page, so there is a limit. */
const daysForecast = 24

const query = z.object({ tasks: optionalChoice(['nobody']) })

/** The start page: the day of today, what needs attention, the week by city, and for a new team the first steps. */
export function homeRoutes(fastify: FastifyInstance, { database: { db }, now: clock }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get('/', { schema: { querystring: query } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const now = clock()
    const today = now.toZonedDateTimeISO(teamZone).toPlainDate()
    const read = await daysBetween(db, today.toString(), today.add({ days: daysOfWeek - 1 }).toString(), daysForecast)
    const days = (await advisedDays(db, read.slice(0, daysForecast), now)).map((day) => dayAhead(day, now))
    const todays = days.filter(({ isToday }) => isToday).slice(0, shownStrips)
    return page(
      reply,
      'today/today',
      todayPage(
        {
          today,
          now,
          days,
          moreDays: read.length > daysForecast,
          interviewers: await Promise.all(todays.map(({ batch }) => interviewersOfBatch(db, batch.id))),
          attention: await attentionFor(db, { me: userOf(request).id, now, today: today.toString(), may: visitor.may }),
          model: await teamModel(db),
          steps: await firstSteps(db),
          nobodys: request.query.tasks === 'nobody',
        },
        visitor,
      ),
    )
  })
}
