import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'
import { page } from '../../web/views.ts'
import { userOf, visitorOf } from '../../web/visitor.ts'
import { dayLineView } from '../applications/my-day-pages.ts'
import { dueFor } from '../applications/my-day-queries.ts'
import { batchesFrom } from '../batches/lists.ts'
import { teamTurnout } from '../turnout/queries.ts'
import { firstSteps } from './queries.ts'
import { todayPage } from './pages.ts'

/** The start page: what is on today, what comes next, and for a new team the first steps. */
export function homeRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  app.get('/', async (request, reply) => {
    const today = now().toZonedDateTimeISO('Europe/Moscow').toPlainDate()
    const [batches, turnout, steps] = [await batchesFrom(db, today.toString(), 12), await teamTurnout(db), await firstSteps(db)]
    const visitor = visitorOf(request)
    const due = visitor.may('candidates.edit') ? (await dueFor(db, userOf(request).id, undefined, 5)).rows : []
    return page(reply, 'home/today', { ...todayPage(today, batches, turnout, steps, visitor), due: due.map((row) => dayLineView(row, [], now(), visitor)) })
  })
}
