import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict, found } from '../../../web/errors.ts'
import { choice, id, optionalText } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findBatch } from '../../batches/reads/batches.ts'
import { invitationById } from '../../batches/reads/invitations.ts'
import { recordReminders } from '../acts/record-reminders.ts'
import { removeReminders } from '../acts/remove-reminders.ts'
import { channels } from '../reminder.ts'

const reminderForm = z.object({ channel: choice(channels) })
const removeForm = z.object({ at: z.iso.datetime() })

/** Records the reminders that colleagues gave themselves; those that the server sends are recorded as they leave. */
export function reminderRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toPlan = { onRequest: allow('batches.plan'), schema: { params: z.object({ id: id() }) } }

  const querystring = z.object({ back: optionalText(300).catch(undefined) })

  const record = async (request: FastifyRequest, people: { batchId: number; invitationId?: number }) => {
    const form = readForm(reminderForm, request.body, visitorOf(request).t)
    const actor = { by: userOf(request).id, at: now() }
    const { reminded: count } = form.ok ? await recordReminders(db, people, form.value.channel, actor) : { reminded: 0 }
    flash(request, count > 0 ? 'reminders.recorded' : 'reminders.nobody', { count })
  }

  app.post('/batches/:id/reminders', toPlan, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    await record(request, { batchId: batch.id })
    return reply.redirect(`/batches/${batch.id}/invitations`, 303)
  })

  app.post('/batches/:id/reminders/undo', toPlan, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    const form = readForm(removeForm, request.body, visitorOf(request).t)
    const { removed: count } = form.ok ? await removeReminders(db, batch.id, form.value.at) : { removed: 0 }
    if (count === 0) throw new Conflict()
    flash(request, 'reminders.removed', { count })
    return reply.redirect(`/batches/${batch.id}/invitations`, 303)
  })

  app.post(
    '/invitations/:id/reminders',
    { ...toPlan, schema: { ...toPlan.schema, querystring } },
    async (request, reply) => {
      const row = found(await invitationById(db, request.params.id))
      await record(request, { batchId: row.batch_id, invitationId: row.id })
      const back = safeRedirect(request.query.back, `/batches/${row.batch_id}`)
      return reply.redirect(`/invitations/${row.id}?back=${encodeURIComponent(back)}`, 303)
    },
  )
}
