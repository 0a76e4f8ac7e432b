import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { importDoubtRoutes } from './pages/doubts.ts'
import { importFileRoutes } from './pages/files.ts'
import { importRoutes } from './pages/imports.ts'

export async function imports(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    importRoutes(pages, services)
    importFileRoutes(pages, services)
    importDoubtRoutes(pages, services)
  })
}
