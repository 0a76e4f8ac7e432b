import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, optionalChoice } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { closeBatch, type CloseRefusal } from '../acts/close-batch.ts'
import { findBatch, slotsOfBatch } from '../reads/batches.ts'
import { invitationsOfBatch } from '../reads/invitations.ts'
import { closePage } from './close-view.ts'

const closeForm = z.object({ early: optionalChoice(['yes']) })

const words = { 'not-yet': 'batch.not-yet', 'still-going': 'batch.still-going' } as const satisfies Record<
  CloseRefusal,
  string
>

/** Closing a day of interviews, and the page that asks before it is closed too early. */
export function closeRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }

  const show = async (batchId: number, visitor: Visitor, refused: CloseRefusal | null) => {
    const batch = found(await findBatch(db, batchId))
    const [slots, rows] = [await slotsOfBatch(db, batchId), await invitationsOfBatch(db, batchId)]
    const view = closePage(batch, slots, rows, now(), visitor)
    return { ...view, refused: refused && visitor.t(words[refused]) }
  }

  app.get('/batches/:id/close', toPlan, async (request, reply) =>
    page(reply, 'batches/close', await show(request.params.id, visitorOf(request), null)),
  )

  app.post('/batches/:id/close', toPlan, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(closeForm, request.body, visitor.t)
    const early = form.ok && form.value.early === 'yes'
    const seen = { id: request.params.id, version: null }
    const result = await closeBatch(db, seen, early, { by: userOf(request).id, at: now() })
    if ('refused' in result)
      return formAgain(reply, 'batches/close', await show(request.params.id, visitor, result.refused))
    flash(request, 'done' in result ? 'batch.closed-done' : 'batch.not-open')
    return reply.redirect(`/batches/${request.params.id}`, 303)
  })
}
