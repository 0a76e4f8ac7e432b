import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findBatch, laterSlots, slotsOfBatch } from '../../batches/reads/batches.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { contactsMade, invitationEvents } from '../reads/history.ts'
import { invitationById } from '../../batches/reads/invitations.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { invitationPage } from './invitation-view.ts'

const moveForm = z.object({ version: id(), slot: id(), reason: text(300) })
const cancelForm = z.object({ version: id(), reason: text(300) })

/** The page of one invitation, on which it is moved or cancelled. */
export function invitationRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const one = async (invitationId: number, visitor: Visitor, form: FormView = emptyForm) => {
    const row = found(await invitationById(db, invitationId))
    const batch = found(await findBatch(db, row.batch_id))
    const slots = await slotsOfBatch(db, batch.id)
    const later = await laterSlots(db, batch.vacancy_id, now().toString())
    const past = {
      events: await invitationEvents(db, { of: 'invitations.id', id: row.id }),
      contacts: await contactsMade(db, row.id),
    }
    return { ...invitationPage(row, batch, slots, later, past, visitor), ...form }
  }

  app.get('/invitations/:id', toPlan, async (request, reply) =>
    page(reply, 'invitations/one', await one(request.params.id, visitorOf(request))),
  )

  app.post('/invitations/:id/move', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(moveForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'invitations/one', await one(request.params.id, visitor, form))
    const row = found(await invitationById(db, request.params.id))
    const seen = { id: row.id, version: form.value.version }
    const result = await moveInvitation(db, seen, form.value, actor(request))
    if (!('done' in result)) {
      flash(request, 'invitation.move-stale')
      return reply.redirect(`/invitations/${row.id}`, 303)
    }
    flash(request, 'invitation.moved-done', { name: row.name })
    return reply.redirect(`/batches/${row.batch_id}`, 303)
  })

  app.post('/invitations/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cancelForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'invitations/one', await one(request.params.id, visitor, form))
    const row = found(await invitationById(db, request.params.id))
    const seen = { id: row.id, version: form.value.version }
    const done = 'done' in (await cancelInvitation(db, seen, form.value.reason, actor(request)))
    flash(request, done ? 'invitation.cancelled-done' : 'invitation.stale', { name: row.name })
    return reply.redirect(done ? `/batches/${row.batch_id}` : `/invitations/${row.id}`, 303)
  })
}
