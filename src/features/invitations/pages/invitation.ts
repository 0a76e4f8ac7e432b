import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import { endReasons } from '../../../web/texts/end-reasons.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { comingText } from '../../batches/coming-words.ts'
import { findBatch, laterSlots, slotsOfBatch } from '../../batches/reads/batches.ts'
import { replyAddress } from '../../../web/links/reply-address.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { contactsMade, invitationEvents } from '../reads/history.ts'
import { threadOfInvitation } from '../reads/thread-of-invitation.ts'
import { invitationById, type InvitationRow } from '../../batches/reads/invitations.ts'
import { id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { cancelRefusalError, moveRefusalError } from '../refusals.ts'
import { invitationPage } from './invitation-view.ts'

/** One of the usual reasons, or words of one's own, which count more. */
const reasonFields = <const T extends readonly string[]>(usual: T) => ({
  usual: optionalChoice(usual),
  reason: optionalText(300),
})
const moveForm = z.object({ version: id(), slot: id(), ...reasonFields(endReasons.moved) })
const cancelForm = z.object({ version: id(), ...reasonFields(endReasons.cancelled) })

/** The form that was sent and refused; the other one on the page shows nothing of it. */
type Refused = { move?: FormView; cancel?: FormView }

/** Where somebody came from: the reception, the calls, a candidate; else the batch. */
function backOf({ batch_id }: InvitationRow, back: string | undefined): string {
  return safeRedirect(back, `/batches/${batch_id}`)
}

/** The page of the invitation again, which keeps in mind where somebody came from. */
function hereWith({ id }: InvitationRow, back: string | undefined): string {
  return back === undefined ? `/invitations/${id}` : `/invitations/${id}?back=${encodeURIComponent(back)}`
}

/** The summary of mistakes leads to the fields of the second form, whose ids have a prefix. */
function cancelErrors({ errors }: FormView): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [`cancel-${name}`, message]))
}

/** The page of one invitation, on which it is moved or cancelled. */
export function invitationRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, now } = services
  const { db } = database
  const params = z.object({ id: id() })
  const querystring = z.object({ back: optionalText(300).catch(undefined) })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params, querystring } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  type Asked = { params: { id: number }; query: { back?: string | undefined } }

  const one = async ({ params, query }: Asked, visitor: Visitor, { move = emptyForm, cancel = emptyForm }: Refused) => {
    const row = found(await invitationById(db, params.id))
    const batch = found(await findBatch(db, row.batch_id))
    const slots = await slotsOfBatch(db, batch.id)
    const later = await laterSlots(db, batch.vacancy_id, now().toString())
    const past = {
      events: await invitationEvents(db, { of: 'invitations.id', id: row.id }),
      contacts: await contactsMade(db, row.id),
    }
    const thread = row.status === 'active' ? await threadOfInvitation(db, row.id) : undefined
    const isMoved = past.events.some(({ action }) => action === 'moved')
    return {
      ...invitationPage({ row, batch, slots, later, isMoved, now: now().toString() }, past, visitor),
      link: thread ? { thread: thread.thread, address: replyAddress(services, thread) } : null,
      move,
      cancel,
      errors: { ...move.errors, ...cancelErrors(cancel) },
      back: backOf(row, query.back),
    }
  }

  app.get('/invitations/:id', toPlan, async (request, reply) =>
    page(reply, 'invitations/one', await one(request, visitorOf(request), {})),
  )

  app.post('/invitations/:id/move', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(moveForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'invitations/one', await one(request, visitor, { move: form }))
    const row = found(await invitationById(db, request.params.id))
    const seen = { id: row.id, version: form.value.version }
    const { slot, reason, usual } = form.value
    const result = await moveInvitation(db, seen, { slot, reason: reason ?? usual ?? null }, actor(request))
    if ('refused' in result) {
      const { message, values } = moveRefusalError(result, visitor.format)
      // The history tells what happened to an invitation that cannot be moved at all.
      const field = result.refused === 'ended' || result.refused === 'already-moved' ? 'history' : 'slot'
      const errors = { [field]: visitor.t(message, values) }
      return formAgain(
        reply,
        'invitations/one',
        await one(request, visitor, { move: rejectForm(request.body, errors) }),
      )
    }
    if ('stale' in result) {
      flash(request, 'invitation.stale')
      return reply.redirect(hereWith(row, request.query.back), 303)
    }
    const places = comingText(result.alsoInvited, visitor)
    flash(request, places.length > 0 ? 'invitation.moved-also' : 'invitation.moved-done', {
      name: row.name,
      places: places.join(', '),
    })
    return reply.redirect(backOf(row, request.query.back), 303)
  })

  app.post('/invitations/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cancelForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'invitations/one', await one(request, visitor, { cancel: form }))
    const row = found(await invitationById(db, request.params.id))
    const seen = { id: row.id, version: form.value.version }
    const reason = form.value.reason ?? form.value.usual ?? null
    const result = await cancelInvitation(db, seen, reason, actor(request))
    if ('refused' in result) {
      const errors = { history: visitor.t(cancelRefusalError(result.refused).message) }
      return formAgain(
        reply,
        'invitations/one',
        await one(request, visitor, { move: rejectForm(request.body, errors) }),
      )
    }
    const done = 'done' in result
    const back = backOf(row, request.query.back)
    flash(request, done ? 'invitation.cancelled-done' : 'invitation.stale', { name: row.name })
    return reply.redirect(done ? back : hereWith(row, request.query.back), 303)
  })
}
