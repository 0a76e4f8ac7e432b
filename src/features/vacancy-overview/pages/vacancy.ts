import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { bandNeedsReview } from '../../../domain/pay/offers/offer-rule.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { listAddress, listedView } from './listed-view.ts'
import { peopleIn } from '../reads/cards.ts'
import { applicationsIn } from '../reads/listed-applications.ts'
import { peopleText, stageChoices } from '../../applications/words.ts'
import { batchesOf } from '../../batches/reads/batches-of-vacancy.ts'
import { payExceptionsOn } from '../../vacancies/reads/pay-exceptions.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { lawfulTextView } from '../../vacancies/lawful-text.ts'
import { stagesOf } from '../../vacancies/reads/stages.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { vacancyView } from '../../vacancies/words.ts'

/** A vacancy with all that belongs to it: its batches, its stages, its people, and the way to plan a campaign. */
export function vacancyRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const reading = { onRequest: allow('vacancies.read'), schema: { params: z.object({ id: id() }) } }

  app.get('/vacancies/:id', reading, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const today = teamDay(now())
    const [applicants, stages, batches, exceptions] = await Promise.all([
      applicationsIn(db, vacancy.id, {}, { today, week: today }),
      stagesOf(db, vacancy.id),
      batchesOf(db, vacancy.id),
      payExceptionsOn(db, vacancy.id),
    ])
    const people = await peopleIn(db, stages)
    return page(reply, 'vacancy-overview/vacancy', {
      vacancy: vacancyView(vacancy, visitor),
      lawful: lawfulTextView(vacancy, visitor),
      reviewBand: bandNeedsReview(exceptions) ? visitor.t('offer.review-band', { count: exceptions }) : null,
      applicants: applicants.rows.map((row) => listedView(row, vacancy.time_zone, now(), visitor)),
      stages: stageChoices(stages, visitor).map((stage) => ({
        ...stage,
        people: peopleText(people.get(stage.id), visitor),
      })),
      first: null,
      onwards: applicants.next === null ? null : listAddress(vacancy.id, {}, applicants.next),
      batches: batches.map((batch) => batchView(batch, visitor)),
    })
  })

  // Opens the campaign planner with the openings of the vacancy, and with the team's own turnout where there is some.
  app.get('/vacancies/:id/campaign', reading, async (request, reply) => {
    const { openings, time_zone } = found(await findVacancy(db, request.params.id))
    const { came, invited } = await teamTurnout(db)
    const turnout = invited > 0 ? `&come=${came}of${invited}&asof=${dayOf(now(), time_zone)}` : ''
    return reply.redirect(`/planner/campaign?openings=${openings}${turnout}`, 303)
  })
}

function batchView(batch: Awaited<ReturnType<typeof batchesOf>>[number], { t, format }: Visitor) {
  return {
    id: batch.id,
    date: format.date(batch.date),
    format: t(`vacancy.batch.${batch.format}`),
    goal: format.number(batch.goal),
    status: t(`vacancy.batch.${batch.status}`),
  }
}
