import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { filledPlaces } from '../../offers/reads/filled-places.ts'
import { listVacancies, type Vacancy } from '../../vacancies/reads/vacancies.ts'
import { vacancyView } from '../../vacancies/words.ts'
import { daysAhead, type DayAhead } from '../reads/days-ahead.ts'

/** Open or closed vacancies, page by page: places filled, and the next day with who is invited to it. */
export function vacanciesRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const querystring = z.object({ closed: z.literal('1').optional(), after: id().optional() })

  app.get('/vacancies', { onRequest: allow('vacancies.read'), schema: { querystring } }, async (request, reply) => {
    const { query } = request
    const closed = query.closed === '1'
    const { rows, next } = await listVacancies(db, { closed, after: query.after })
    const ids = rows.map(({ id }) => id)
    const today = teamDay(now())
    const [filled, days] = await Promise.all([filledPlaces(db, ids), daysAhead(db, ids, today)])
    const visitor = visitorOf(request)
    const facts = { year: Number(today.slice(0, 4)), days }
    return page(reply, 'vacancy-overview/vacancies', {
      closed,
      next,
      after: query.after,
      vacancies: rows.map((row) => lineView(row, { ...facts, hired: filled.get(row.id) ?? 0 }, visitor)),
    })
  })
}

type Facts = { year: number; hired: number; days: readonly DayAhead[] }

/** A vacancy as a line: how many places are filled, as figures and as a bar, and what is planned. */
function lineView(vacancy: Vacancy, { year, hired, days }: Facts, visitor: Visitor) {
  const { t, format } = visitor
  const own = days.filter(({ vacancy_id }) => vacancy_id === vacancy.id)
  const [nearest] = own
  return {
    ...vacancyView(vacancy, visitor),
    filled: t('vacancies.filled', { hired: format.number(hired), openings: format.number(vacancy.openings) }),
    share: `${(100 * Math.min(1, hired / vacancy.openings)).toFixed(2)}%`,
    isFilled: hired >= vacancy.openings,
    nearest: nearest
      ? {
          id: nearest.id,
          date: format.date(nearest.date, year),
          invited: t('vacancies.invited', { invited: nearest.invited, planned: nearest.planned }),
          short: nearest.invited < nearest.planned,
          further: own.length > 1 ? t('vacancies.further-days', { count: own.length - 1 }) : null,
        }
      : null,
  }
}
