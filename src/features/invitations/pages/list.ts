import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { channelsAtWork, sendsItself } from '../../messages/leaving.ts'
import { remindersView } from './reminders-view.ts'
import { remindersOfBatch } from '../reads/reminders-of-batch.ts'
import { contactsOfBatch, invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { id } from '../../../web/forms/fields.ts'
import { invitationList } from './list-view.ts'

/** The invitations of a batch with their texts, to be sent one by one. */
export function invitationListRoutes(fastify: FastifyInstance, { config, database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })

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
        sendsItself: sendsItself(await channelsAtWork(db, config)),
      })
    },
  )
}
