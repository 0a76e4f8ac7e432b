import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { vacanciesApi } from './api/routes.ts'
import { criteriaRoutes } from './pages/criteria.ts'
import { vacancyRoutes } from './pages/vacancies.ts'

export async function vacancies(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    vacancyRoutes(pages, services)
    criteriaRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    vacanciesApi(api, services)
  })
}
