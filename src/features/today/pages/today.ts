import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { userOf, visitorOf } from '../../../web/visitor.ts'
import { dayLineView } from '../../my-day/day-lines.ts'
import { dueFor } from '../../my-day/reads/due.ts'
import { batchesFrom } from '../../batches/reads/lists.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { firstSteps } from '../reads/first-steps.ts'
import { todayPage } from './today-view.ts'

/** The start page: what is on today, what comes next, and for a new team the first steps. */
export function homeRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  app.get('/', async (request, reply) => {
    const today = now().toZonedDateTimeISO(teamZone).toPlainDate()
    const [batches, turnout, steps] = [
      await batchesFrom(db, today.toString(), 12),
      await teamTurnout(db),
      await firstSteps(db),
    ]
    const visitor = visitorOf(request)
    const due = visitor.may('candidates.edit') ? (await dueFor(db, userOf(request).id, undefined, 5)).rows : []
    return page(reply, 'today/today', {
      ...todayPage(today, batches, turnout, steps, visitor),
      due: due.map((row) => dayLineView(row, [], now(), visitor)),
    })
  })
}
