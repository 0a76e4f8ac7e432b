import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { allow, flash, userOf } from '../../../web/visitor.ts'
import { closeVacancy, reopenVacancy } from '../acts/close-vacancy.ts'

/** Closing a vacancy and opening it again. */
export function closureRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = { onRequest: allow('vacancies.edit'), schema: { params: z.object({ id: id() }) } }

  app.post('/vacancies/:id/closure', editing, async (request, reply) => {
    const actor = { by: userOf(request).id, at: now() }
    const { title } = found(await closeVacancy(db, request.params.id, actor))
    flash(request, 'vacancy.closed-done', { title })
    return reply.redirect(`/vacancies/${request.params.id}`, 303)
  })

  app.post('/vacancies/:id/reopening', editing, async (request, reply) => {
    const { title } = found(await reopenVacancy(db, request.params.id))
    flash(request, 'vacancy.reopened', { title })
    return reply.redirect(`/vacancies/${request.params.id}`, 303)
  })
}
