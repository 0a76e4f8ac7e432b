import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { styleguideRoutes } from './pages/styleguide.ts'

export async function styleguide(app: FastifyInstance, services: Services) {
  if (!services.config.production) styleguideRoutes(app)
}
