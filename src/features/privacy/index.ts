import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { consentRoutes } from './pages/consents.ts'
import { copyRoutes } from './pages/copy.ts'
import { erasureRoutes } from './pages/erasures.ts'

export async function privacy(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    consentRoutes(pages, services)
    copyRoutes(pages, services)
    erasureRoutes(pages, services)
  })
}
