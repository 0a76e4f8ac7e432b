import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { vacanciesApi } from './api/routes.ts'
import { closureRoutes } from './pages/closure.ts'
import { criteriaRoutes } from './pages/criteria.ts'
import { editRoutes } from './pages/edit.ts'

export async function vacancies(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    editRoutes(pages, services)
    closureRoutes(pages, services)
    criteriaRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    vacanciesApi(api, services)
  })
}
