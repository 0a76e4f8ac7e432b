import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { batchesApi } from './api/routes.ts'
import { batchRoutes } from './pages/batch.ts'
import { cancelRoutes } from './pages/cancel.ts'
import { closeRoutes } from './pages/close.ts'
import { moveRoutes } from './pages/moving/move.ts'
import { batchListRoutes } from './pages/list.ts'
import { newBatchRoutes } from './pages/new.ts'

export async function batches(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    newBatchRoutes(pages, services)
    batchListRoutes(pages, services)
    batchRoutes(pages, services)
    closeRoutes(pages, services)
    cancelRoutes(pages, services)
    moveRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    batchesApi(api, services)
  })
}
