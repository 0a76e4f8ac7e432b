import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { employerRoutes } from './pages/employer.ts'

export async function employer(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    employerRoutes(pages, services)
  })
}
