import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { plannerApi } from './api/routes.ts'
import { campaignRoutes } from './pages/campaign.ts'
import { plannerRoutes } from './pages/plan.ts'

export async function planner(app: FastifyInstance, services: Services) {
  plannerRoutes(app, services)
  campaignRoutes(app, services)
  plannerApi(app, services)
}
