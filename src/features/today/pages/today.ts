import type { FastifyInstance } from 'fastify'
import type { Services } from '../../../web/services.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'
import { page } from '../../../web/views.ts'
import { userOf, visitorOf } from '../../../web/visitor.ts'
import { newsLineView } from '../../offers/news-lines.ts'
import { countWaitingFor } from '../../offers/reads/count-waiting.ts'
import { offerNews } from '../../offers/reads/offer-news.ts'
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
    const me = userOf(request).id
    const waiting = visitor.may('offers.approve') ? await countWaitingFor(db, me) : 0
    const news = await offerNews(db, me)
    const due = visitor.may('candidates.edit') ? (await dueFor(db, me, undefined, 5)).rows : []
    return page(reply, 'today/today', {
      ...todayPage(today, batches, turnout, steps, visitor),
      waiting: waiting > 0 ? visitor.t('home.offers-waiting', { count: waiting }) : null,
      news: news.map((line) => newsLineView(line, visitor)),
      due: due.map((row) => dayLineView(row, [], now(), visitor)),
    })
  })
}
