import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { healthRoutes } from './pages/health.ts'

export async function health(app: FastifyInstance, services: Services) {
  healthRoutes(app, services)
}
