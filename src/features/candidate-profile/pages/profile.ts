import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id } from '../../../web/forms/fields.ts'
import { readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { applyToVacancy } from '../../applications/acts/apply-to-vacancy.ts'
import { isErased } from '../../privacy/reads/is-erased.ts'
import { candidatePage } from './profile-view.ts'
import { parts } from './timeline-entries.ts'
import { mergedInto } from '../../duplicates/reads/merges.ts'

/** @param vacancies the ids of what one can apply to */
const applicationForm = (vacancies: readonly number[]) =>
  z.object({
    vacancy: z.coerce.number().refine((vacancy) => vacancies.includes(vacancy), 'fields.choose' satisfies MessageKey),
  })

/** An address that is out of date shows the whole timeline from its newest entry. */
const timelineQuery = z.object({
  show: z.enum(parts).optional().catch(undefined),
  from: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
})

/** One candidate: facts, and what they applied to, were invited for and were offered. */
export function candidatePageRoutes(fastify: FastifyInstance, services: Services) {
  const {
    database: { db },
    now,
  } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = allow('candidates.edit')
  const params = z.object({ id: id() })

  app.get(
    '/candidates/:id',
    { onRequest: allow('candidates.read'), schema: { params, querystring: timelineQuery } },
    async (request, reply) => {
      const { id } = request.params
      const kept = await mergedInto(db, id)
      if (kept !== undefined) return reply.redirect(`/candidates/${kept}`, 303)
      if (await isErased(db, id)) return page(reply.code(410), 'privacy/erased')
      return page(reply, 'candidate-profile/candidate', await candidatePage(services, request, id, request.query))
    },
  )

  app.post('/candidates/:id/applications', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const data = await candidatePage(services, request, request.params.id)
    const form = readForm(applicationForm(data.vacancies.map(({ value }) => value)), request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidate-profile/candidate', { ...data, ...form })
    const application = { candidate: request.params.id, vacancy: form.value.vacancy }
    const applied = await applyToVacancy(db, application, { by: userOf(request).id, at: now() })
    if ('refused' in applied) {
      return formAgain(reply, 'candidate-profile/candidate', {
        ...data,
        ...rejectForm(request.body, { vacancy: visitorOf(request).t('fields.choose') }),
      })
    }
    flash(request, 'candidate.applied')
    return reply.redirect(`/candidates/${request.params.id}`, 303)
  })
}
