import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict, found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findBatch, type Batch } from '../../batches/reads/batches.ts'
import { saveBatchSteps } from '../acts/save-batch-steps.ts'
import { saveSending } from '../acts/save-sending.ts'
import { ownStepsOf, sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { stepsForm, stepsFrom, stepsView } from './steps-form.ts'

/** The steps by which people are reminded: of the whole team, and of one day that has its own. */
export function stepRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const by = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onRequest = allow('batches.plan')
  const ofBatch = { onRequest, schema: { params: z.object({ id: id() }) } }

  const teamPage = async ({ t }: Visitor, again?: FormView) => {
    const { steps, version } = await sendingSettings(db)
    return { ...stepsView(steps, t, again), version, address: '/settings/messages/steps', day: null }
  }

  app.get('/settings/messages/steps', { onRequest }, async (request, reply) =>
    page(reply, 'message-settings/steps', await teamPage(visitorOf(request))),
  )

  app.post('/settings/messages/steps', { onRequest }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(stepsForm.extend({ version: z.coerce.number().int() }), request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'message-settings/steps', await teamPage(visitor, form))
    const saved = await saveSending(db, form.value.version as number, { steps: stepsFrom(form.value) }, by(request))
    if ('stale' in saved) throw new Conflict()
    flash(request, 'message-settings.steps-saved')
    return reply.redirect('/settings/messages', 303)
  })

  const dayPage = async (batch: Batch, { t, format }: Visitor, again?: FormView) => {
    const own = (await ownStepsOf(db, [batch.id])).get(batch.id)
    const steps = own ?? (await sendingSettings(db)).steps
    return {
      ...stepsView(steps, t, again),
      version: null,
      address: `/batches/${batch.id}/steps`,
      day: { back: `/batches/${batch.id}`, name: format.dayOfWeek(batch.date), own: own !== undefined },
    }
  }

  app.get('/batches/:id/steps', ofBatch, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    return page(reply, 'message-settings/steps', await dayPage(batch, visitorOf(request)))
  })

  app.post('/batches/:id/steps', ofBatch, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    const visitor = visitorOf(request)
    const form = readForm(stepsForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'message-settings/steps', await dayPage(batch, visitor, form))
    if ('refused' in (await saveBatchSteps(db, batch.id, stepsFrom(form.value), by(request)))) throw new Conflict()
    flash(request, 'message-settings.steps-saved')
    return reply.redirect(`/batches/${batch.id}`, 303)
  })
}
