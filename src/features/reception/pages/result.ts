import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Conflict, found } from '../../../web/errors.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { invitationById } from '../../batches/reads/invitations.ts'
import { recordResult } from '../acts/record-result.ts'
import { tellPassed } from '../acts/tell-passed.ts'
import { refusalReasons } from '../result.ts'
import { fieldOf, refusalWords } from './refusal-words.ts'
import { id, optionalChoice, optionalText } from '../../../web/forms/fields.ts'

const resultForm = z.object({
  version: id(),
  result: z.enum(['passed', 'refused', 'second'], 'fields.choose'),
  reason: optionalChoice(refusalReasons),
  note: optionalText(2000),
  // Who passed is told so by a message.
  tell: optionalChoice(['yes']),
})

/** The page on which the result of an interview is recorded. */
export function resultRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toRecord = { onRequest: allow('results.record'), schema: { params: z.object({ id: id() }) } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const resultPage = async (invitationId: number, form?: FormView) => {
    const row = await openOrClosed(invitationId)
    return {
      row,
      reasons: refusalReasons,
      values: { result: row.result, note: row.result_note, reason: row.result_reason },
      errors: {},
      ...form,
    }
  }

  /** Results may still come after the batch is closed. */
  const openOrClosed = async (invitationId: number) => {
    const row = found(await invitationById(db, invitationId))
    if (row.status !== 'active') throw new Conflict()
    return row
  }

  app.get('/invitations/:id/result', toRecord, async (request, reply) =>
    page(reply, 'reception/result', await resultPage(request.params.id)),
  )

  app.post('/invitations/:id/result', toRecord, async (request, reply) => {
    const { t, may } = visitorOf(request)
    const again = async (form: FormView) =>
      formAgain(reply, 'reception/result', await resultPage(request.params.id, form))
    const form = readForm(resultForm, request.body, t)
    if (!form.ok) return again(form)
    const row = await openOrClosed(request.params.id)
    const { version, result, reason = null, note = null, tell } = form.value
    const recorded = await recordResult(db, { id: row.id, version }, { result, reason, note }, actor(request))
    if ('refused' in recorded) {
      const { refused } = recorded
      return again(rejectForm(request.body, { [fieldOf(refused)]: t(refusalWords[refused], { name: row.name }) }))
    }
    const done = 'done' in recorded
    if (done && result === 'passed' && tell && may('messages.send')) await tellPassed(db, row.id, null, actor(request))
    flash(request, done ? 'result.done' : 'reception.stale', { name: row.name })
    return reply.redirect(done ? `/batches/${row.batch_id}/reception` : `/invitations/${row.id}/result`, 303)
  })
}
