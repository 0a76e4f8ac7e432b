import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contactBy } from '../../../domain/pipeline/forgotten.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { allow, userOf, visitorOf } from '../../../web/visitor.ts'
import { scoresOf } from '../../scorecards/reads/scores.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { vacancyView } from '../../vacancies/words.ts'
import { ticksView } from './ticks-view.ts'
import { stagesOf } from '../../vacancies/reads/stages.ts'
import { listAddress, listedView } from './listed-view.ts'
import { applicationsIn } from '../reads/listed-applications.ts'
import { possibleOwners } from '../../applications/reads/possible-owners.ts'
import { stageChoices } from '../../applications/words.ts'

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const filters = z.object({
  stage: one(z.union([z.literal('closed'), id()])),
  owner: one(z.union([z.literal('none'), id()])),
  due: one(z.enum(['overdue', 'week', 'none'])),
  after: id().optional(),
})

/** The people of a vacancy as a list, narrowed by stage, owner and what is due. */
export function listRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database

  app.get(
    '/vacancies/:id/list',
    { onRequest: allow('candidates.read'), schema: { params: z.object({ id: id() }), querystring: filters } },
    async (request, reply) => {
      const vacancy = found(await findVacancy(db, request.params.id))
      const { after, ...narrowed } = request.query
      const today = teamDay(now())
      const [{ rows, next }, stages, owners] = await Promise.all([
        applicationsIn(db, vacancy.id, narrowed, { today, week: contactBy(today) }, after),
        stagesOf(db, vacancy.id),
        possibleOwners(db),
      ])
      const visitor = visitorOf(request)
      const scores = await scoresOf(
        db,
        { vacancy: vacancy.id, applications: rows.map(({ id }) => id) },
        userOf(request).id,
      )
      return page(reply, 'vacancy-overview/list', {
        vacancy: vacancy.id,
        head: vacancyView(vacancy, visitor),
        ...(await ticksView(db, visitor)),
        applicants: rows.map((row) => listedView(row, scores, vacancy.time_zone, now(), visitor)),
        stages: stageChoices(stages, visitor),
        ownersToShow: owners.map(({ id, name }) => ({ value: id, label: name })),
        values: narrowed,
        errors: {},
        back: listAddress(vacancy.id, narrowed, after),
        first: after === undefined ? null : listAddress(vacancy.id, narrowed),
        onwards: next === null ? null : listAddress(vacancy.id, narrowed, next),
      })
    },
  )
}
