import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { tokenRoutes } from './pages/tokens.ts'

export async function tokens(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    tokenRoutes(pages, services)
  })
}
