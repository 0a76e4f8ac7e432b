import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { candidatesApi } from './api/routes.ts'
import { candidateRoutes } from './pages/edit.ts'
import { candidateExportRoutes } from './pages/export.ts'
import { candidateLevelRoutes } from './pages/level.ts'
import { candidateListRoutes } from './pages/list.ts'
import { lookAlikeRoutes } from './pages/look-alikes.ts'
import { savedFilterRoutes } from './pages/saved-filters.ts'

export async function candidates(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    candidateListRoutes(pages, services)
    candidateExportRoutes(pages, services)
    savedFilterRoutes(pages, services)
    lookAlikeRoutes(pages, services)
    candidateRoutes(pages, services)
    candidateLevelRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    candidatesApi(api, services)
  })
}
