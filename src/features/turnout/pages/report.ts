import type { FastifyInstance } from 'fastify'
import { listCities } from '../../../db/reference/cities.ts'
import { NEVER_USED } from '../../../domain/turnout/evaluation/fairness.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf } from '../../../web/visitor.ts'
import { calculateForEverybody } from '../../planner/calculator/calculator.ts'
import { calibrationPage } from './calibration-view.ts'
import { judgedBatches, statedOutcomes } from '../reads/calibration.ts'
import { historyCsv } from '../export.ts'
import { fairnessPage, sourceTreatments } from './fairness-view.ts'
import { allOf, loadedHistory, wholeHistory } from '../reads/history.ts'
import { remembered } from '../history-cache.ts'
import { reportPage } from './report-view.ts'
import { asDownload } from '../../../web/texts/downloads.ts'

const history = remembered((db) => allOf(wholeHistory(db)))
const replay = remembered(async (db) => calculateForEverybody('backtest', await allOf(loadedHistory(db))))

/** How many of those invited come, as the team's own history tells it, and whether the forecasts came true. */
export function turnoutRoutes(app: FastifyInstance, { database: { db } }: Services) {
  const toRead = { onRequest: allow('reports.read') }

  app.get('/turnout', toRead, async (request, reply) => {
    const visitor = visitorOf(request)
    const cities = new Map((await listCities(db)).map((city) => [city.id, cityName(city, visitor.language)]))
    return page(reply, 'turnout/report', reportPage(await history(db), cities, visitor))
  })

  // It names people, so it is for those who work with them.
  app.get('/turnout/history.csv', { onRequest: allow('candidates.export') }, (_request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', asDownload('attendance-history.csv'))
      .send(historyCsv(db)),
  )

  app.get('/turnout/forecasts', toRead, async (request, reply) => {
    const stated = { outcomes: await statedOutcomes(db), batches: await judgedBatches(db) }
    return page(reply, 'turnout/forecasts', calibrationPage(stated, await replay(db), visitorOf(request)))
  })

  app.get('/turnout/fairness', toRead, async (request, reply) => {
    return page(reply, 'turnout/fairness', {
      ...fairnessPage(await sourceTreatments(db), visitorOf(request)),
      never: NEVER_USED,
    })
  })
}
