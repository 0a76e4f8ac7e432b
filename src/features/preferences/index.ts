import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { preferenceRoutes } from './pages/preferences.ts'

export async function preferences(app: FastifyInstance, services: Services) {
  preferenceRoutes(app, services)
}
