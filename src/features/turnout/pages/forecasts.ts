import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { calculateForEverybody } from '../../../web/calculator/calculator.ts'
import { judgedBatches, statedOutcomes } from '../reads/calibration.ts'
import { allOf, importedHistory } from '../reads/history.ts'
import { cachedByHistory } from '../reads/history-cache.ts'
import { forecastsPage } from './forecasts-view.ts'

const replay = cachedByHistory(async (db) => calculateForEverybody('backtest', await allOf(importedHistory(db))))

/** Whether the forecasts came true. */
export function forecastRoutes(app: FastifyInstance, { database: { db } }: Services) {
  app.get('/turnout/forecasts', { onRequest: allow('reports.read') }, async (request, reply) => {
    const stated = { outcomes: await statedOutcomes(db), batches: await judgedBatches(db) }
    return page(reply, 'turnout/forecasts', forecastsPage(stated, await replay(db), visitorOf(request)))
  })
}
