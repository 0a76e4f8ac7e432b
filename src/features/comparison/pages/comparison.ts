import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ranking } from '../../../domain/scoring/ranking.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { Conflict, found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { allCriteriaEver } from '../../vacancies/reads/criteria.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { decide } from '../acts/decide.ts'
import { isComparable } from '../comparison.ts'
import { readComparison } from '../reads/comparison.ts'
import { decisionsAmong } from '../reads/decisions.ts'
import { applicationsAsked, applicationsTicked, comparisonAddress, weightsAsked } from './address.ts'
import { comparisonView } from './comparison-view.ts'
import { decisionForm } from './decision-form.ts'

/** Two to six people of a vacancy side by side, by weights that can be moved, and deciding between them. */
export function comparisonRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const reading = allow('candidates.read')
  const params = z.object({ id: id() })
  const asked = z.looseObject({ with: applicationsAsked })

  /** What the ticks of a list ask for, as an address. */
  app.post(
    '/vacancies/:id/comparison',
    { onRequest: reading, config: { lists: ['application'] }, schema: { params } },
    async (request, reply) => {
      const vacancy = found(await findVacancy(db, request.params.id)).id
      const sent = z
        .object({ application: applicationsTicked.catch([]), back: z.string().optional().catch(undefined) })
        .safeParse(request.body ?? {})
      const ticked = sent.data?.application ?? []
      if (isComparable(ticked.length)) return reply.redirect(comparisonAddress(vacancy, ticked), 303)
      flash(request, 'comparison.ticked', { count: ticked.length })
      return reply.redirect(safeRedirect(sent.data?.back, `/vacancies/${vacancy}/list`), 303)
    },
  )

  const read = async (
    request: FastifyRequest,
    vacancyId: number,
    applications: readonly number[],
    sent: Record<string, unknown>,
  ) => {
    const vacancy = found(await findVacancy(db, vacancyId))
    const comparison = await readComparison(
      db,
      vacancy,
      isComparable(applications.length) ? applications : [],
      userOf(request).id,
      now(),
    )
    const weights = weightsAsked(sent, comparison.criteria)
    return { comparison, weights, ranked: ranking(comparison.people, weights) }
  }

  const show = async (request: FastifyRequest, data: Awaited<ReturnType<typeof read>>, form: FormView = emptyForm) => {
    const [decisions, criteria] = await Promise.all([
      decisionsAmong(
        db,
        data.comparison.people.map(({ row }) => row.id),
      ),
      allCriteriaEver(db, data.comparison.vacancy.id),
    ])
    return { ...comparisonView(data, { decisions, criteria }, now(), visitorOf(request)), ...form }
  }

  /** Says how many can be compared, where the address names fewer, more, or people of another vacancy. */
  const askAgain = (
    reply: FastifyReply,
    { comparison: { vacancy, people } }: Awaited<ReturnType<typeof read>>,
    applications: readonly number[],
  ) =>
    page(reply.code(400), 'comparison/choose', {
      vacancy: { id: vacancy.id, title: vacancy.title },
      count: Math.max(people.length, isComparable(applications.length) ? 0 : applications.length),
    })

  app.get(
    '/vacancies/:id/comparison',
    { onRequest: reading, schema: { params, querystring: asked } },
    async (request, reply) => {
      const { with: applications, ...sent } = request.query
      const data = await read(request, request.params.id, applications, sent)
      if (!isComparable(data.comparison.people.length)) return askAgain(reply, data, applications)
      return page(reply, wantsFragment(request) ? 'comparison/live' : 'comparison/page', await show(request, data))
    },
  )

  app.post(
    '/vacancies/:id/decisions',
    { onRequest: allow('results.record'), config: { lists: ['chosen'] }, schema: { params } },
    async (request, reply) => {
      const { with: applications, ...sent } = asked.parse(request.body ?? {})
      const data = await read(request, request.params.id, applications, sent)
      const { comparison, weights } = data
      const compared = comparison.people.map(({ row }) => row.id)
      if (!isComparable(compared.length)) return askAgain(reply, data, applications)
      const form = readForm(decisionForm(compared), sent, visitorOf(request).t)
      if (!form.ok) return formAgain(reply, 'comparison/page', await show(request, data, form))
      const { chosen, reason } = form.value
      const result = await decide(
        db,
        { vacancy: comparison.vacancy.id, applications: compared, chosen, weights, reason },
        { by: userOf(request).id, at: now() },
      )
      if (!('id' in result)) throw new Conflict()
      flash(request, 'comparison.decided')
      return reply.redirect(
        `${comparisonAddress(comparison.vacancy.id, compared, weights, comparison.criteria)}#decisions`,
        303,
      )
    },
  )
}
