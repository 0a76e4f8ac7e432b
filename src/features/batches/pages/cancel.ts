import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { cancelBatch } from '../acts/cancel-batch.ts'
import { dayName } from '../day-name.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { findBatch } from '../reads/batches.ts'

const cancelForm = z.object({ reason: text(300) })

/** Calling a day off, on a page that asks first. */
export function cancelRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toPlan = { onRequest: allow('batches.plan'), schema: { params: z.object({ id: id() }) } }

  const show = async (batchId: number, visitor: Visitor, form: FormView = emptyForm) => {
    const { t, format } = visitor
    const batch = found(await findBatch(db, batchId))
    const heading = t('day.cancel-title', { title: batch.title, date: format.date(batch.date) })
    return { batch, heading, day: dayName(batch.date, Number(teamDay(now()).slice(0, 4)), visitor), ...form }
  }

  app.get('/batches/:id/cancel', toPlan, async (request, reply) =>
    page(reply, 'batches/cancel', await show(request.params.id, visitorOf(request))),
  )

  app.post('/batches/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cancelForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'batches/cancel', await show(request.params.id, visitor, form))
    const seen = { id: request.params.id, version: null }
    const result = await cancelBatch(db, seen, form.value.reason, { by: userOf(request).id, at: now() })
    flash(request, 'done' in result ? 'batch.cancelled-done' : 'batch.not-open')
    return reply.redirect(`/batches/${request.params.id}`, 303)
  })
}
