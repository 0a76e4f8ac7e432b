import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { fairnessRoutes } from './pages/fairness.ts'
import { forecastRoutes } from './pages/forecasts.ts'
import { reportRoutes } from './pages/report.ts'

export async function turnout(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    reportRoutes(pages, services)
    forecastRoutes(pages, services)
    fairnessRoutes(pages, services)
  })
}
