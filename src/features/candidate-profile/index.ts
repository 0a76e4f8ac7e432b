import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { candidatePageRoutes } from './pages/profile.ts'
import { recordRoutes } from './pages/record.ts'

export async function candidateProfile(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    candidatePageRoutes(pages, services)
    recordRoutes(pages, services)
  })
}
