import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { comingText } from '../../batches/coming-words.ts'
import { findBatch, laterSlots, slotsOfBatch } from '../../batches/reads/batches.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { contactsMade, invitationEvents } from '../reads/history.ts'
import { invitationById } from '../../batches/reads/invitations.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { cancelRefusalError, moveRefusalError } from '../refusals.ts'
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
    const isMoved = past.events.some(({ action }) => action === 'moved')
    return { ...invitationPage({ row, batch, slots, later, isMoved, now: now().toString() }, past, visitor), ...form }
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
    if ('refused' in result) {
      const { message, values } = moveRefusalError(result, visitor.format)
      // The history tells what happened to an invitation that cannot be moved at all.
      const field = result.refused === 'ended' || result.refused === 'already-moved' ? 'history' : 'slot'
      const errors = { [field]: visitor.t(message, values) }
      return formAgain(reply, 'invitations/one', await one(row.id, visitor, rejectForm(request.body, errors)))
    }
    if ('stale' in result) {
      flash(request, 'invitation.stale')
      return reply.redirect(`/invitations/${row.id}`, 303)
    }
    const places = comingText(result.alsoInvited, visitor)
    flash(request, places.length > 0 ? 'invitation.moved-also' : 'invitation.moved-done', {
      name: row.name,
      places: places.join(', '),
    })
    return reply.redirect(`/batches/${row.batch_id}`, 303)
  })

  app.post('/invitations/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cancelForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'invitations/one', await one(request.params.id, visitor, form))
    const row = found(await invitationById(db, request.params.id))
    const seen = { id: row.id, version: form.value.version }
    const result = await cancelInvitation(db, seen, form.value.reason, actor(request))
    if ('refused' in result) {
      const errors = { history: visitor.t(cancelRefusalError(result.refused).message) }
      return formAgain(reply, 'invitations/one', await one(row.id, visitor, rejectForm(request.body, errors)))
    }
    const done = 'done' in result
    flash(request, done ? 'invitation.cancelled-done' : 'invitation.stale', { name: row.name })
    return reply.redirect(done ? `/batches/${row.batch_id}` : `/invitations/${row.id}`, 303)
  })
}
