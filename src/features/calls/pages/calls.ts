import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answerColumns } from '../../../db/answer-columns.ts'
import type { ColleagueActor } from '../../../db/actor.ts'
import { Conflict, found } from '../../../web/errors.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { invitedTo } from '../../batches/presence.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { askedOfBatch } from '../../messages/reads/asked-of-batch.ts'
import { undoLastChange } from '../../invitations/acts/undo-last-change.ts'
import { undoableInvitations } from '../../invitations/reads/undoable-invitations.ts'
import { invitationEvents } from '../../invitations/reads/history.ts'
import { contactsOfBatch, invitationById, invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { arrivalDelays, seenSoFar } from '../../turnout/reads/so-far.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { recordAttempt } from '../acts/record-attempt.ts'
import { removeMissedCall } from '../acts/remove-missed-call.ts'
import { saveAnswers } from '../acts/save-answers.ts'
import { attemptsOfBatch } from '../reads/attempts-of-batch.ts'
import { openApplicationOf } from '../reads/open-application.ts'
import { callQuestions } from '../reads/call-questions.ts'
import { id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'
import { afterNoView } from './after-no-view.ts'
import { callPage, effectPage, type CallFacts } from './calls-view.ts'

const answers = ['yes', 'no', 'unsure'] as const

const answer = optionalChoice(answers)
const callNote = optionalText(300)

/** The answers of one call; `only` names the one that was just given, the others then stay as they are. */
const answersForm = z.object({
  version: id().optional(),
  only: optionalChoice(answerColumns),
  reply: answer,
  permission: answer,
  calendar: answer,
  call_ahead: answer,
  second_phone: answer,
  documents: answer,
  route: answer,
  letter: answer,
  note: callNote,
})

const notReachedForm = z.object({ note: callNote })

const undoForm = z.object({ version: id() })

const missedCallForm = z.object({ attempt: id() })

/** The confirmation calls of a batch: one person at a time, made for the telephone. */
export function callRoutes(fastify: FastifyInstance, { config, database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toCall = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })
  const screenOf = (batchId: number, person?: number) =>
    `/batches/${batchId}/calls${person === undefined ? '' : `?person=${person}`}`

  const facts = async (batchId: number): Promise<CallFacts> => {
    const batch = found(await findBatch(db, batchId))
    const slots = await slotsOfBatch(db, batchId)
    const rows = invitedTo(await invitationsOfBatch(db, batchId))
    return {
      batch,
      slots,
      rows,
      contacts: await contactsOfBatch(db, batchId),
      attempts: await attemptsOfBatch(db, batchId),
      events: await invitationEvents(db, { of: 'invitations.batch_id', id: batchId }),
      questions: await callQuestions(db),
      asked: await askedOfBatch(db, config, batchId),
      undoable: await undoableInvitations(db, batchId, 'call'),
      model: await teamModel(db),
      seen: seenSoFar(rows, { slots, minutes: batch.minutes, delays: await arrivalDelays(db), now: now() }),
      now: now(),
    }
  }

  /** What can become of somebody who will not come; null while they have not said so. */
  const afterNoOf = async (invitationId: number, visitor: Visitor) => {
    const row = found(await invitationById(db, invitationId))
    if (row.reply !== 'no') return null
    const open = await openApplicationOf(db, row.id)
    return afterNoView(row, visitor.may('candidates.edit') ? open : undefined, screenOf(row.batch_id), visitor)
  }

  app.get(
    '/batches/:id/calls',
    { ...toCall, schema: { params, querystring: z.object({ person: id().optional() }) } },
    async (request, reply) => {
      const known = await facts(request.params.id)
      if (known.batch.status !== 'planned') return reply.redirect(`/batches/${known.batch.id}`, 303)
      const visitor = visitorOf(request)
      const screen = callPage(known, request.query.person ?? null, visitor)
      const afterNo = screen.person && (await afterNoOf(screen.person.id, visitor))
      return page(reply, 'calls/screen', { ...screen, afterNo })
    },
  )

  /** An invitation that can still be asked about. */
  const openInvitation = async (invitationId: number) => {
    const row = found(await invitationById(db, invitationId))
    const batch = found(await findBatch(db, row.batch_id))
    if (batch.status !== 'planned' || row.status !== 'active' || row.walk_in === 1) throw new Conflict()
    return row
  }

  /** One answer by itself overwrites no other, and so needs no version. */
  const save = (id: number, { version, only, ...given }: z.output<typeof answersForm>, by: ColleagueActor) =>
    only
      ? saveAnswers(db, { id, version: null }, { [only]: given[only] }, by)
      : saveAnswers(db, { id, version: version ?? null }, given, by)

  app.post('/invitations/:id/answers', toCall, async (request, reply) => {
    const row = await openInvitation(request.params.id)
    const visitor = visitorOf(request)
    const form = readForm(answersForm, request.body, visitor.t)
    const done = form.ok && 'done' in (await save(row.id, form.value, actor(request)))
    if (wantsFragment(request))
      return page(reply, 'calls/effect', {
        effect: effectPage(await facts(row.batch_id), row.id, visitor),
        afterNo: await afterNoOf(row.id, visitor),
      })
    if (form.ok && done)
      await recordAttempt(db, row.id, { reached: true, note: form.value.note ?? null }, actor(request))
    flash(request, done ? 'calls.saved' : 'calls.stale', { name: row.name })
    // A "no" said just now asks what becomes of the person, unless that was seen while the answer was given.
    const isNews = form.ok && form.value.reply === 'no' && row.reply !== 'no'
    return reply.redirect(done && !isNews ? screenOf(row.batch_id) : screenOf(row.batch_id, row.id), 303)
  })

  app.post('/invitations/:id/answers/undo', toCall, async (request, reply) => {
    const row = await openInvitation(request.params.id)
    const form = readForm(undoForm, request.body, visitorOf(request).t)
    const done = form.ok && 'done' in (await undoLastChange(db, { id: row.id, version: form.value.version }, 'call'))
    if (!done) flash(request, 'calls.stale', { name: row.name })
    return reply.redirect(screenOf(row.batch_id, row.id), 303)
  })

  app.post('/invitations/:id/not-reached', toCall, async (request, reply) => {
    const row = await openInvitation(request.params.id)
    const form = readForm(notReachedForm, request.body, visitorOf(request).t)
    const attempt = { reached: false, note: form.ok ? (form.value.note ?? null) : null }
    if ('stale' in (await recordAttempt(db, row.id, attempt, actor(request)))) throw new Conflict()
    flash(request, 'calls.not-reached-done', { name: row.name })
    return reply.redirect(screenOf(row.batch_id), 303)
  })

  app.post('/invitations/:id/not-reached/undo', toCall, async (request, reply) => {
    const row = await openInvitation(request.params.id)
    const form = readForm(missedCallForm, request.body, visitorOf(request).t)
    if (form.ok) await removeMissedCall(db, row.id, form.value.attempt)
    return reply.redirect(screenOf(row.batch_id, row.id), 303)
  })
}
