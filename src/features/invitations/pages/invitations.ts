import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict, found, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findBatch, laterSlots, slotsOfBatch } from '../../batches/reads/batches.ts'
import { remindersView } from './reminders-view.ts'
import { remindersOfBatch } from '../reads/reminders-of-batch.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { cancelInvitation } from '../acts/cancel-invitation.ts'
import { invite } from '../acts/invite.ts'
import { moveInvitation } from '../acts/move-invitation.ts'
import { candidatesToInvite } from '../reads/candidates-to-invite.ts'
import { cancelForm, fillForm, moveForm } from './forms.ts'
import { fillPage, invitationList, invitationPage } from './views.ts'
import { contactsMade, standingEvents } from '../reads/history.ts'
import { contactsOfBatch, invitationById, invitationsOfBatch } from '../../batches/reads/invitations.ts'

const wholeFrom0 = (most: number) => z.coerce.number().int().min(0).max(most).default(0)

/** How many candidates one page of the choice shows. */
const choicePage = 100

/** Whom to invite, the list of invitations, and moving or cancelling one of them. */
export function invitationRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: Parameters<typeof userOf>[0]) => ({ by: userOf(request).id, at: now() })

  const choice = async (
    batchId: number,
    { after, more }: { after: number; more: number },
    visitor: Visitor,
    form: FormView = emptyForm,
  ) => {
    const batch = found(await findBatch(db, batchId))
    const [slots, rows, candidates] = [
      await slotsOfBatch(db, batchId),
      await invitationsOfBatch(db, batchId),
      await candidatesToInvite(db, batchId, batch.vacancy_id, after, choicePage + 1),
    ]
    const chances = { model: await teamModel(db), now: now().toString() }
    return { ...fillPage(batch, slots, rows, candidates, { pageSize: choicePage, more }, chances, visitor), ...form }
  }

  app.get(
    '/batches/:id/fill',
    {
      ...toPlan,
      schema: { params, querystring: z.object({ after: wholeFrom0(2_147_483_647), more: wholeFrom0(2000) }) },
    },
    async (request, reply) =>
      page(reply, 'invitations/fill', await choice(request.params.id, request.query, visitorOf(request))),
  )

  app.post('/batches/:id/fill', { ...toPlan, config: { lists: ['candidate'] } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(fillForm, request.body, visitor.t)
    if (!form.ok)
      return formAgain(reply, 'invitations/fill', await choice(request.params.id, { after: 0, more: 0 }, visitor, form))
    const { candidate: candidates, slot = null, beyond } = form.value
    const batch = request.params.id
    const result = await invite(db, { batch, candidates, slot, beyondPlan: beyond === 'yes' }, actor(request))
    if ('refused' in result) throw result.refused === 'no-such-batch' ? new NotFound() : new Conflict()
    const { invited, already, left } = result
    if (candidates.length === 0) flash(request, 'fill.nobody')
    else if (left > 0) flash(request, 'fill.done-left', { invited, left })
    else if (already > 0) flash(request, 'fill.done-already', { invited, already })
    else flash(request, 'fill.done', { invited })
    return reply.redirect(left > 0 || candidates.length === 0 ? `/batches/${batch}/fill` : `/batches/${batch}`, 303)
  })

  app.get(
    '/batches/:id/invitations',
    { onRequest: allow('batches.read'), schema: { params } },
    async (request, reply) => {
      const batch = found(await findBatch(db, request.params.id))
      const [slots, rows, contacts] = [
        await slotsOfBatch(db, batch.id),
        await invitationsOfBatch(db, batch.id),
        await contactsOfBatch(db, batch.id),
      ]
      const reminders = remindersView(batch, await remindersOfBatch(db, batch.id), visitorOf(request))
      return page(reply, 'invitations/list', {
        ...invitationList(batch, slots, rows, contacts, visitorOf(request)),
        reminders,
      })
    },
  )

  const one = async (invitationId: number, visitor: Visitor, form: FormView = emptyForm) => {
    const row = found(await invitationById(db, invitationId))
    const batch = found(await findBatch(db, row.batch_id))
    const slots = await slotsOfBatch(db, batch.id)
    const later = await laterSlots(db, batch.vacancy_id, now().toString())
    const past = {
      events: await standingEvents(db, { of: 'invitations.id', id: row.id }),
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
