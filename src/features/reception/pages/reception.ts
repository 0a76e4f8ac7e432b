import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readPhone } from '../../../domain/people/phones.ts'
import { Conflict, found, NotFound } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { actorOf, allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { addInterviewer } from '../../batches/acts/add-interviewer.ts'
import { comingText } from '../../batches/coming-words.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { activeInvitations } from '../../batches/presence.ts'
import { undoLastChange } from '../../invitations/acts/undo-last-change.ts'
import { undoableInvitations } from '../../invitations/reads/undoable-invitations.ts'
import { contactsOfBatch, invitationById, invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { markPresence, presenceMarks } from '../acts/mark-presence.ts'
import { addWalkIn } from '../acts/add-walk-in.ts'
import { refusalWords } from './refusal-words.ts'
import { id, optionalText, text } from '../../../web/forms/fields.ts'
import { foundOn, receptionPage } from './reception-view.ts'
import { searchFor } from './search.ts'

const markForm = z.object({ version: id() })
const walkInForm = z.object({ name: text(200), phone: optionalText(50), slot: id() })
const searchForm = z.object({ who: text(200) })
/** The position of the first slot that gets an interviewer more. */
const interviewerForm = z.object({ from: z.coerce.number().int().min(0).max(63) })

/** The day itself: who came, who waits, who is next, and how each interview ended. */
export function receptionRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const params = z.object({ id: id() })
  const toMark = { onRequest: allow('reception.mark'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const board = async (batchId: number, request: FastifyRequest) => {
    const batch = found(await findBatch(db, batchId))
    const day = {
      batch,
      slots: await slotsOfBatch(db, batchId),
      rows: activeInvitations(await invitationsOfBatch(db, batchId)),
      undoable: await undoableInvitations(db, batchId, 'reception'),
      phones: phonesOf(await contactsOfBatch(db, batchId)),
    }
    return { ...emptyForm, ...receptionPage(day, now(), visitorOf(request)), typed: '', foundNobody: false }
  }

  app.get(
    '/batches/:id/reception',
    { onRequest: allow('batches.read'), schema: { params } },
    async (request, reply) => {
      const data = await board(request.params.id, request)
      return wantsFragment(request)
        ? page(reply, 'reception/board', { ...data, isFragment: true })
        : page(reply, 'reception/day', data)
    },
  )

  // Sent as a form, so that whose name it is stays out of addresses and logs.
  app.post(
    '/batches/:id/reception/search',
    { onRequest: allow('batches.read'), schema: { params } },
    async (request, reply) => {
      const form = readForm(searchForm, request.body, visitorOf(request).t)
      if (!form.ok) return reply.redirect(`/batches/${request.params.id}/reception`, 303)
      const data = await board(request.params.id, request)
      return page(reply, 'reception/day', foundOn(data, searchFor(form.value.who)))
    },
  )

  /** An invitation of an open batch; nothing can be marked in a closed one. */
  const openInvitation = async (invitationId: number) => {
    const row = found(await invitationById(db, invitationId))
    const batch = found(await findBatch(db, row.batch_id))
    if (batch.status !== 'planned' || row.status !== 'active') throw new Conflict()
    return row
  }

  app.post(
    '/invitations/:id/mark/:mark',
    { ...toMark, schema: { params: params.extend({ mark: z.enum(presenceMarks) }) } },
    async (request, reply) => {
      const row = await openInvitation(request.params.id)
      const form = readForm(markForm, request.body, visitorOf(request).t)
      const seen = { id: row.id, version: form.ok ? form.value.version : 0 }
      const result = form.ok ? await markPresence(db, seen, request.params.mark, actor(request)) : { stale: true }
      if ('refused' in result) flash(request, refusalWords[result.refused], { name: row.name })
      else if ('stale' in result) flash(request, 'reception.stale')
      return reply.redirect(`/batches/${row.batch_id}/reception`, 303)
    },
  )

  app.post('/invitations/:id/undo', toMark, async (request, reply) => {
    const row = await openInvitation(request.params.id)
    const form = readForm(markForm, request.body, visitorOf(request).t)
    const seen = { id: row.id, version: form.ok ? form.value.version : 0 }
    const done = form.ok && 'done' in (await undoLastChange(db, seen, 'reception'))
    if (!done) flash(request, 'reception.stale')
    return reply.redirect(`/batches/${row.batch_id}/reception`, 303)
  })

  app.post('/batches/:id/interviewers', toMark, async (request, reply) => {
    const form = readForm(interviewerForm, request.body, visitorOf(request).t)
    const actor = actorOf(request, now())
    const result = form.ok ? await addInterviewer(db, request.params.id, form.value.from, actor) : { done: true }
    if ('refused' in result) throw result.refused === 'no-such-batch' ? new NotFound() : new Conflict()
    return reply.redirect(`/batches/${request.params.id}/reception`, 303)
  })

  app.post('/batches/:id/walk-ins', toMark, async (request, reply) => {
    const { t } = visitorOf(request)
    const again = async (form: FormView) =>
      formAgain(reply, 'reception/day', { ...(await board(request.params.id, request)), ...form })
    const form = readForm(walkInForm, request.body, t)
    if (!form.ok) return again(form)
    const { name, phone: typed, slot } = form.value
    const phone = typed === undefined ? null : readPhone(typed)
    if (typed !== undefined && phone === null)
      return again(rejectForm(request.body, { phone: t('reception.phone-wrong') }))
    const batch = found(await findBatch(db, request.params.id))
    const result = await addWalkIn(db, { batch: batch.id, slot, name, phone }, actor(request))
    if ('standing' in result) {
      const [place = ''] = comingText([result.standing], visitorOf(request))
      return again(rejectForm(request.body, { slot: t('invitation.refused.elsewhere', { place }) }))
    }
    if ('refused' in result) {
      if (result.refused === 'not-yet') return again(rejectForm(request.body, { name: t('reception.not-yet') }))
      if (result.refused === 'stands-for-none')
        return again(rejectForm(request.body, { phone: t('candidate.contact-none', { value: typed ?? '' }) }))
      throw new Conflict()
    }
    flash(request, 'added' in result ? 'reception.walk-in-done' : 'reception.walk-in-there', { name })
    return reply.redirect(`/batches/${batch.id}/reception`, 303)
  })
}

function phonesOf(contacts: readonly { candidate_id: number; kind: string; value: string }[]) {
  const phones = contacts.filter(({ kind }) => kind === 'phone')
  return new Map(
    phones.map(({ candidate_id }) => [
      candidate_id,
      phones.filter((one) => one.candidate_id === candidate_id).map(({ value }) => value.replaceAll(/\D/g, '')),
    ]),
  )
}
