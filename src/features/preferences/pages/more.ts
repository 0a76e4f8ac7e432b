import type { FastifyInstance } from 'fastify'
import { placesUnderMore } from '../../../web/navigation.ts'
import { page } from '../../../web/views.ts'

/** What the menu under one's name holds on a wide screen: a page of its own on a phone. */
export function moreRoutes(app: FastifyInstance) {
  app.get('/more', (_request, reply) => page(reply, 'preferences/more', { places: placesUnderMore }))
}
