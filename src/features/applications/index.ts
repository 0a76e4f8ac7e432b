import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { applicationsApi } from './api/routes.ts'
import { applicationRoutes } from './pages/application.ts'
import { reasonRoutes } from './pages/reasons.ts'
import { stageRoutes } from './pages/stages.ts'

export async function applications(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    stageRoutes(pages, services)
    reasonRoutes(pages, services)
    applicationRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    applicationsApi(api, services)
  })
}
