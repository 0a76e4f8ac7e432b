import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { languages } from '../../../db/schema/primitives.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { cityOf } from '../../places/places.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'
import { letterStatuses } from '../offer.ts'
import { findOffer } from '../reads/find-offer.ts'
import { letterView } from './letter-view.ts'

const params = z.object({ id: id() })
const querystring = z.object({ language: z.enum(languages).optional().catch(undefined) })

/** The letter that says what is offered, in the language asked for. */
export function offerLetterRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  app.get(
    '/offers/:id/letter',
    { onRequest: allow('offers.read'), schema: { params, querystring } },
    async (request, reply) => {
      const offer = found(await findOffer(db, request.params.id))
      if (!letterStatuses.has(offer.status)) return reply.redirect(`/offers/${offer.id}`, 303)
      const city = cityOf(await citiesToday(db, now()), offer.city_id)
      const language = request.query.language ?? visitorOf(request).language
      return page(reply, 'offers/letter', {
        id: offer.id,
        letter: letterView(offer, city, dayOf(now(), city.time_zone), language),
      })
    },
  )
}
