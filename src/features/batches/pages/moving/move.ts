import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../../web/errors.ts'
import { day, id, optionalChoice, optionalText, timeOfDay } from '../../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../../web/forms/forms.ts'
import type { Services } from '../../../../web/services.ts'
import { formAgain, page } from '../../../../web/views.ts'
import { actorOf, allow, flash, visitorOf, type Visitor } from '../../../../web/visitor.ts'
import { toldOfDay } from '../../../messages/reads/told-of-day.ts'
import { moveBatch, type DayMoved } from '../../acts/move-batch.ts'
import { moveDayErrors } from '../../move-refusals.ts'
import { findBatch, slotsOfBatch } from '../../reads/batches.ts'
import { movePage } from './move-view.ts'

const moveForm = z.object({
  version: id(),
  date: day(),
  from: timeOfDay(),
  place: optionalText(500),
  despite: optionalChoice(['yes']),
})

/** Moving a whole day, on a page that says before who hears of it. */
export function moveRoutes(fastify: FastifyInstance, { config, database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toPlan = { onRequest: allow('batches.plan'), schema: { params: z.object({ id: id() }) } }

  const show = async (batchId: number, visitor: Visitor, form: FormView = emptyForm, notes: readonly string[] = []) => {
    const batch = found(await findBatch(db, batchId))
    const told = visitor.may('messages.send') ? await toldOfDay(db, config, batchId) : null
    return { ...movePage({ batch, slots: await slotsOfBatch(db, batchId), told, now: now(), form }, visitor), notes }
  }

  app.get('/batches/:id/move', toPlan, async (request, reply) =>
    page(reply, 'batches/move', await show(request.params.id, visitorOf(request))),
  )

  app.post('/batches/:id/move', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const batchId = request.params.id
    const form = readForm(moveForm, request.body, visitor.t)
    const again = async (view: FormView, notes?: readonly string[]) =>
      formAgain(reply, 'batches/move', await show(batchId, visitor, view, notes))
    if (!form.ok) return again(form)
    const { version, place = null, despite, ...start } = form.value
    const to = { ...start, place, despite: despite === 'yes' }
    const moved = await moveBatch(db, { id: batchId, version }, to, actorOf(request, now()))
    if ('done' in moved) {
      flash(request, 'move-day.done')
      return reply.redirect(`/batches/${batchId}`, 303)
    }
    const typed = request.body as Record<string, unknown>
    if ('stale' in moved)
      return page(
        reply.code(409),
        'batches/move',
        await show(batchId, visitor, { values: typed, errors: {} }, [visitor.t('move-day.stale')]),
      )
    return refusedAgain(moved, typed, again, visitor)
  })
}

function refusedAgain(
  refusal: Extract<DayMoved, { refused: string }>,
  typed: Record<string, unknown>,
  again: (view: FormView, notes?: readonly string[]) => Promise<string>,
  { t, format }: Visitor,
): Promise<string> {
  const errors = moveDayErrors(refusal, format)
  const words = errors.map(({ message, values }) => t(message, values))
  const path = errors[0]?.path ?? 'status'
  if (path === 'status') return again({ values: typed, errors: {} }, words)
  // To be asked for once more, and not typed anew.
  if (path === 'despite') return again({ values: { ...typed, despite: 'yes' }, errors: {} }, words)
  return again(rejectForm(typed, { [path]: words.join(' ') }))
}
