import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { clashesOfBatch, invitationsOfBatch } from '../reads/invitations.ts'
import { forecastDay } from '../../turnout/forecasts.ts'
import { arrivalDelays, seenSoFar } from '../../turnout/reads/so-far.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { cancelBatch } from '../acts/change-batch.ts'
import { closeBatch } from '../acts/close-day.ts'
import { batchesBefore, batchesFrom } from '../reads/lists.ts'
import { batchesPage, batchPage, clashTexts } from './views.ts'
import { invitedTo } from '../presence.ts'
import { findBatch, interviewerClashes, interviewersOfBatch, slotsOfBatch } from '../reads/batches.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

const pageSize = 25

/** The days of interviews: their list, each one's page, closing and calling off. Planning a new one is in new.ts. */
export function batchRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }

  const cursor = z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_\d{1,9}$/)
    .transform((key) => ({ date: key.slice(0, 10), id: Number(key.slice(11)) }))

  app.get(
    '/batches',
    { onRequest: allow('batches.read'), schema: { querystring: z.object({ before: cursor.optional() }) } },
    async (request, reply) => {
      // The servers' day ends when Moscow's does; a batch of the day stays under "today" until then.
      const today = now().toZonedDateTimeISO(teamZone).toPlainDate()
      const before = request.query.before ?? null
      const upcoming = before ? [] : await batchesFrom(db, today.toString())
      const past = await batchesBefore(db, today.toString(), before, pageSize + 1)
      return page(
        reply,
        'batches/list',
        batchesPage(upcoming, past, pageSize, before !== null, today.year, visitorOf(request)),
      )
    },
  )

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
            await clashesOfBatch(db, batchId),
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
    return { ...batchPage(batch, slots, rows, forecast, visitor), interviewers, clashes, ...form }
  }

  app.get('/batches/:id', { onRequest: allow('batches.read'), schema: { params } }, async (request, reply) =>
    page(reply, 'batches/one', await show(request.params.id, visitorOf(request))),
  )

  app.post('/batches/:id/close', toPlan, async (request, reply) => {
    const closed = await closeBatch(db, request.params.id, now())
    flash(request, closed ? 'batch.closed-done' : 'batch.not-open')
    return reply.redirect(`/batches/${request.params.id}`, 303)
  })

  app.post('/batches/:id/cancel', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(z.object({ reason: text(300) }), request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'batches/one', await show(request.params.id, visitor, form))
    const cancelled = await cancelBatch(db, request.params.id, form.value.reason, now())
    flash(request, cancelled ? 'batch.cancelled-done' : 'batch.not-open')
    return reply.redirect(`/batches/${request.params.id}`, 303)
  })
}
