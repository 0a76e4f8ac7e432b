import type { FastifyInstance } from 'fastify'
import { isApi } from '../../web/errors.ts'
import type { Services } from '../../web/services.ts'
import { visitorOf } from '../../web/visitor.ts'
import { countWaitingFor } from './reads/count-waiting.ts'

/** Says in the menu of those who may approve offers how many wait for them. Comes after the visitor is known. */
export function setUpOfferCount(app: FastifyInstance, { database: { db }, now }: Services) {
  app.addHook('preHandler', async (request, reply) => {
    const { user, may } = visitorOf(request)
    if (!user || isApi(request) || !may('offers.approve')) return
    reply.locals.menuCounts = { '/offers': await countWaitingFor(db, user.id, now()) }
  })
}
