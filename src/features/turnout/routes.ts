import type { FastifyInstance } from 'fastify'
import { listCities } from '../../db/cities.ts'
import { backtest } from '../../domain/turnout/backtest.ts'
import { forecastSoFar } from '../../domain/turnout/batch-forecast.ts'
import { NEVER_USED, treatmentBySource } from '../../domain/turnout/fairness.ts'
import { cityName } from '../../web/cities.ts'
import type { Services } from '../../web/services.ts'
import { page } from '../../web/views.ts'
import { allow, visitorOf } from '../../web/visitor.ts'
import { calibrationPage, fairnessView } from './calibration-pages.ts'
import { considered, judgedBatches, statedOutcomes } from './calibration-queries.ts'
import { historyCsv } from './export.ts'
import { allOf, loadedHistory, wholeHistory } from './history.ts'
import { remembered } from './remembered.ts'
import { reportPage } from './report.ts'
import { teamModel } from './team-model.ts'

const history = remembered((db) => allOf(wholeHistory(db)))
const replay = remembered(async (db) => backtest(await allOf(loadedHistory(db))))

/** How many of those invited come, as the team's own history tells it, and whether the forecasts came true. */
export function turnoutRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const toRead = { onRequest: allow('reports.read') }

  app.get('/turnout', toRead, async (request, reply) => {
    const visitor = visitorOf(request)
    const cities = new Map((await listCities(db)).map((city) => [city.id, cityName(city, visitor.language)]))
    return page(reply, 'turnout/report', reportPage(await history(db), cities, visitor))
  })

  // It names people, so it is for those who work with them.
  app.get('/turnout/history.csv', { onRequest: allow('imports.run') }, (_request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="attendance-history.csv"').send(historyCsv(db)),
  )

  app.get('/turnout/forecasts', toRead, async (request, reply) => {
    const stated = { outcomes: await statedOutcomes(db), batches: await judgedBatches(db) }
    return page(reply, 'turnout/forecasts', calibrationPage(stated, await replay(db), visitorOf(request)))
  })

  app.get('/turnout/fairness', toRead, async (request, reply) => {
    const model = await teamModel(db)
    const people = await considered(db)
    const today = now().toString().slice(0, 10)
    const unasked = { person: '', batch: '', date: today, invitedOn: null, kind: '', city: '', reply: null, permission: null, calendar: null, callAhead: null, secondPhone: null, documents: null, route: null, letter: null }
    const chances = new Map([...new Set(people.map(({ source }) => source))].map((source) => [source, forecastSoFar(model, { ...unasked, source }).chance]))
    const treatments = treatmentBySource(people.map((person) => ({ ...person, chance: chances.get(person.source)! })))
    return page(reply, 'turnout/fairness', { sources: fairnessView(treatments, visitorOf(request)), never: NEVER_USED })
  })
}
