import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { boardRoutes } from './pages/board.ts'
import { bulkRoutes } from './pages/bulk.ts'
import { listRoutes } from './pages/list.ts'
import { refusalRoutes } from './pages/refusal.ts'
import { vacanciesRoutes } from './pages/vacancies.ts'
import { vacancyRoutes } from './pages/vacancy.ts'

export async function vacancyOverview(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    vacancyRoutes(pages, services)
    boardRoutes(pages, services)
    listRoutes(pages, services)
    bulkRoutes(pages, services)
    refusalRoutes(pages, services)
    vacanciesRoutes(pages, services)
  })
}
