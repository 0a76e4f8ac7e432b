import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, userOf, visitorOf } from '../../../web/visitor.ts'
import { listOffers, offersWaitingFor } from '../reads/list-offers.ts'
import { listedView } from './list-view.ts'

/** All offers, with those that wait for the reader's decision above them. */
export function offerListRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  app.get(
    '/offers',
    { onRequest: allow('offers.read'), schema: { querystring: z.object({ after: id().optional() }) } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const waiting = visitor.may('offers.approve') ? await offersWaitingFor(db, userOf(request).id, now()) : []
      const { rows, next } = await listOffers(db, request.query.after)
      return page(reply, 'offers/list', {
        waiting: waiting.map((offer) => listedView(offer, now(), visitor)),
        offers: rows.map((offer) => listedView(offer, now(), visitor)),
        after: request.query.after,
        next,
      })
    },
  )
}
