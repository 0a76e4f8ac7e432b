import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { duplicateRoutes } from './pages/duplicates.ts'
import { mergeRoutes } from './pages/merge.ts'

export async function duplicates(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    duplicateRoutes(pages, services)
    mergeRoutes(pages, services)
  })
}
