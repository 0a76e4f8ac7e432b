import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { offersApi } from './api/routes.ts'
import { changeOfferRoutes } from './pages/change-offer.ts'
import { employeeRoutes } from './pages/employees/load.ts'
import { equityRoutes } from './pages/equity.ts'
import { offerListRoutes } from './pages/list.ts'
import { offerStepRoutes } from './pages/offer.ts'
import { optOutRoutes } from './pages/opt-outs.ts'
import { offerRoutes } from './pages/write-offer.ts'

export async function offers(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    offerRoutes(pages, services)
    changeOfferRoutes(pages, services)
    offerListRoutes(pages, services)
    offerStepRoutes(pages, services)
    optOutRoutes(pages, services)
    equityRoutes(pages, services)
    employeeRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    offersApi(api, services)
  })
}
