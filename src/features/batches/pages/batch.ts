import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { dayHasBegun } from '../../../domain/scheduling/day-times.ts'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { interviewerClashes, personClashes } from '../reads/clashes.ts'
import { invitationsOfBatch } from '../reads/invitations.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { arrivalDelays, seenSoFar } from '../../turnout/reads/so-far.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { cancelBatch } from '../acts/cancel-batch.ts'
import { invitedTo } from '../presence.ts'
import { findBatch, interviewersOfBatch, slotsOfBatch } from '../reads/batches.ts'
import { nextSteps } from '../reads/next-steps.ts'
import { batchPage, clashTexts } from './batch-view.ts'
import { nextStepsView } from './next-steps-view.ts'

const cancelForm = z.object({ reason: text(300) })

/** The page of one batch, on which it is closed or called off. */
export function batchRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const show = async (batchId: number, visitor: Visitor, form: FormView = emptyForm) => {
    const batch = found(await findBatch(db, batchId))
    const [slots, rows, interviewers] = [
      await slotsOfBatch(db, batchId),
      await invitationsOfBatch(db, batchId),
      await interviewersOfBatch(db, batchId),
    ]
    const span = { startsAt: slots[0]?.starts_at ?? '', endsAt: slots.at(-1)?.ends_at ?? '' }
    const clashes =
      batch.status === 'planned'
        ? clashTexts(
            await personClashes(db, batchId, now().toString()),
            await interviewerClashes(db, interviewers, span, batchId),
            visitor,
          )
        : []
    const seen = seenSoFar(invitedTo(rows), {
      slots,
      minutes: batch.minutes,
      delays: await arrivalDelays(db),
      now: now(),
    })
    const forecast = forecastDay(await teamModel(db), batch, invitedTo(rows), now().toString(), seen)
    return {
      ...batchPage(batch, slots, rows, forecast, visitor),
      begun: dayHasBegun(batch, now()),
      next: batch.status === 'closed' ? nextStepsView(batch, await nextSteps(db, batch, now()), visitor) : [],
      interviewers,
      clashes,
      ...form,
    }
  }

  app.get('/batches/:id', { onRequest: allow('batches.read'), schema: { params } }, async (request, reply) =>
    page(reply, 'batches/one', await show(request.params.id, visitorOf(request))),
  )

  app.post('/batches/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cancelForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'batches/one', await show(request.params.id, visitor, form))
    const seen = { id: request.params.id, version: null }
    const result = await cancelBatch(db, seen, form.value.reason, actor(request))
    flash(request, 'done' in result ? 'batch.cancelled-done' : 'batch.not-open')
    return reply.redirect(`/batches/${request.params.id}`, 303)
  })
}
