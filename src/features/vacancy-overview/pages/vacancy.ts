import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { page } from '../../../web/views.ts'
import { allow, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { stageName, peopleText } from '../../applications/words.ts'
import { batchesOf } from '../../batches/reads/batches-of-vacancy.ts'
import { payRules } from '../../pay/reads/pay-rules.ts'
import { filledPlaces } from '../../offers/reads/filled-places.ts'
import { scoresOf } from '../../scorecards/reads/scores.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { lawfulTextView } from '../../vacancies/lawful-text.ts'
import { payExceptionsOn } from '../../vacancies/reads/pay-exceptions.ts'
import { stagesOf } from '../../vacancies/reads/stages.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { reviewBandView } from '../../vacancies/review-band.ts'
import { gateOfVacancy } from '../../vacancies/vacancy.ts'
import { vacancyView } from '../../vacancies/words.ts'
import { peopleIn } from '../reads/cards.ts'
import { applicationsIn } from '../reads/listed-applications.ts'
import { nextDay } from '../reads/next-day.ts'
import { listAddress, listedView } from './listed-view.ts'
import { progressView, stageBar } from './progress-view.ts'
import { ticksView } from './ticks-view.ts'

/** The newest people stand on the page of the vacancy; all of them in its list. */
const newestShown = 20

/** A vacancy with all that belongs to it: how far hiring has got, its batches, its people, and what to do next. */
export function vacancyRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const reading = { onRequest: allow('vacancies.read'), schema: { params: z.object({ id: id() }) } }

  app.get('/vacancies/:id', reading, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const today = teamDay(now())
    const year = Number(today.slice(0, 4))
    const [applicants, stages, batches, exceptions, hired, next, rules] = await Promise.all([
      applicationsIn(db, vacancy.id, {}, { today, week: today }, undefined, newestShown),
      stagesOf(db, vacancy.id),
      batchesOf(db, vacancy.id),
      payExceptionsOn(db, vacancy.id),
      filledPlaces(db, [vacancy.id]),
      nextDay(db, vacancy.id, now()),
      payRules(db),
    ])
    const applications = applicants.rows.map(({ id }) => id)
    const [people, scores] = await Promise.all([
      peopleIn(db, stages),
      scoresOf(db, { vacancy: vacancy.id, applications }, userOf(request).id),
    ])
    const head = vacancyView(vacancy, visitor)
    const standing = stages.map((stage) => ({
      id: stage.id,
      kind: stage.kind,
      name: stageName(stage, visitor.t),
      people: people.get(stage.id)?.people ?? 0,
      text: peopleText(people.get(stage.id), visitor),
    }))
    const isOver = (date: string) => date < today || (date === today && next === null)
    const unclosed = batches.find(({ status, date }) => status === 'planned' && isOver(date))
    return page(reply, 'vacancy-overview/vacancy', {
      head,
      vacancy: vacancy.id,
      progress: progressView(
        {
          vacancy: { id: vacancy.id, openings: vacancy.openings, closedOn: head.closedOn },
          hired: hired.get(vacancy.id) ?? 0,
          stages: standing,
          unclosed: unclosed ?? null,
          next,
        },
        year,
        visitor,
      ),
      stages: stageBar(standing),
      lawful: lawfulTextView(vacancy, visitor),
      reviewBand: reviewBandView(
        exceptions,
        vacancy.id,
        { kind: gateOfVacancy(vacancy, rules.gate), table: vacancy.table_in_force },
        visitor,
      ),
      applicants: applicants.rows.map((row) => listedView(row, scores, vacancy.time_zone, now(), visitor)),
      ...(await ticksView(db, visitor)),
      back: `/vacancies/${vacancy.id}`,
      first: null,
      onwards: applicants.next === null ? null : listAddress(vacancy.id, {}, applicants.next),
      ...daysView(batches, today, visitor),
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

type Day = Awaited<ReturnType<typeof batchesOf>>[number]

/** The days of a vacancy: those ahead, the nearest first, and those that are over or called off. */
function daysView(batches: readonly Day[], today: string, { t, format }: Visitor) {
  const view = (batch: Day) => ({
    id: batch.id,
    date: [format.weekday(batch.date), format.date(batch.date, Number(today.slice(0, 4)))].join(', '),
    detail: [t(`vacancy.batch.${batch.format}`), t('vacancy.batch.goal-of', { goal: batch.goal })].join(' · '),
    state: batch.status === 'planned' ? null : t(`vacancy.batch.${batch.status}`),
  })
  const ahead = batches.filter(({ status, date }) => status === 'planned' && date >= today)
  return {
    ahead: ahead.toReversed().map(view),
    past: batches.filter((batch) => !ahead.includes(batch)).map(view),
  }
}
