import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { page } from '../../web/views.ts'

/** The start page: what is on today. */
export function homeRoutes(app: FastifyInstance, _services: Services) {
  app.get('/', async (_request, reply) => page(reply, 'home/today'))
}
