import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { levelsApi } from './api/levels.ts'
import { salaryApi } from './api/routes.ts'
import { salaryRoutes } from './pages/check.ts'
import { payRulesRoutes } from './pages/rules.ts'
import { archiveTableRoutes } from './pages/tables/archive.ts'
import { payTableCompareRoutes } from './pages/tables/compare.ts'
import { payTableFileRoutes } from './pages/tables/file.ts'
import { payTableRoutes } from './pages/tables/tables.ts'

export async function pay(app: FastifyInstance, services: Services) {
  salaryRoutes(app, services)
  salaryApi(app, services)
  levelsApi(app, services)
  signedIn(app, (pages) => {
    payTableRoutes(pages, services)
    payTableFileRoutes(pages, services)
    payTableCompareRoutes(pages, services)
    archiveTableRoutes(pages, services)
    payRulesRoutes(pages, services)
  })
}
