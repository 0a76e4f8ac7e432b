import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { askedOfBatch } from '../../messages/reads/asked-of-batch.ts'
import { goingOutOf } from '../../messages/reads/going-out.ts'
import { advisedDays } from '../reads/advised-days.ts'
import { interviewersOfBatch, laterSlots, type Batch, type Slot } from '../reads/batches.ts'
import { interviewerClashes, personClashes } from '../reads/clashes.ts'
import { nextSteps } from '../reads/next-steps.ts'
import { remindedOf } from '../reads/reminded.ts'
import { batchPage, clashTexts } from './batch-view.ts'
import { nextStepsView } from './next-steps-view.ts'

/** The page of one batch. */
export function batchRoutes(fastify: FastifyInstance, { config, database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  /** Another open day of the vacancy, to which people of this one could be moved. */
  const otherDay = async ({ id: here, vacancy_id }: Batch) => {
    const later = await laterSlots(db, vacancy_id, now().toString())
    return later.find(({ batch_id }) => batch_id !== here)?.batch_id ?? null
  }

  const clashesOf = async (batch: Batch, slots: readonly Slot[], interviewers: readonly string[]) => {
    const span = { startsAt: slots[0]?.starts_at ?? '', endsAt: slots.at(-1)?.ends_at ?? '' }
    const people = await personClashes(db, batch.id, now().toString())
    return [people, await interviewerClashes(db, interviewers, span, batch.id)] as const
  }

  app.get(
    '/batches/:id',
    { onRequest: allow('batches.read'), schema: { params: z.object({ id: id() }) } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const [known] = await advisedDays(db, [request.params.id], now())
      const day = found(known)
      const { batch, slots } = day
      const interviewers = await interviewersOfBatch(db, batch.id)
      const open = batch.status === 'planned'
      const thisYear = Number(teamDay(now()).slice(0, 4))
      const beside = {
        reminded: await remindedOf(db, batch.id),
        asked: await askedOfBatch(db, config, batch.id),
        goingOut: await goingOutOf(db, config, batch.id, now()),
        next: day.advice.kind === 'move' ? await otherDay(batch) : null,
        thisYear,
      }
      return page(reply, 'batches/one', {
        ...batchPage(day, beside, visitor),
        interviewers,
        clashes: open ? clashTexts(...(await clashesOf(batch, slots, interviewers)), visitor) : [],
        next:
          batch.status === 'closed' ? nextStepsView(batch, await nextSteps(db, batch, now()), thisYear, visitor) : [],
      })
    },
  )
}
