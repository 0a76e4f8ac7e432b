import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { sheetRoutes } from './pages/sheet.ts'

export async function sheet(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    sheetRoutes(pages, services)
  })
}
