import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { incomingRoutes } from './api/incoming.ts'
import { gatewayRoutes } from './pages/gateway.ts'

/** A program of the team's own between the server and the phones of people: what it is set to, and what it tells. */
export async function gateway(app: FastifyInstance, services: Services) {
  incomingRoutes(app, services)
  signedIn(app, (pages) => {
    gatewayRoutes(pages, services)
  })
}
