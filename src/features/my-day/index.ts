import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { myDayRoutes } from './pages/my-day.ts'

export async function myDay(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    myDayRoutes(pages, services)
  })
}
