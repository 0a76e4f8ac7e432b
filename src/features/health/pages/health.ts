import type { FastifyInstance } from 'fastify'
import type { Trouble } from '../../../db/trouble.ts'
import { probe } from '../../../db/write-probe.ts'
import type { Services } from '../../../web/services.ts'
import { version } from '../../../version.ts'

const words: Record<Trouble, string> = {
  'disk-full': 'the disk of the database is full',
  'read-only': 'database takes no changes',
  locked: 'database is locked',
  unreachable: 'database does not answer',
}

/** `why` is for programs, `status` for people. */
export function healthRoutes(app: FastifyInstance, { database }: Services) {
  app.get('/health', async (_request, reply) => {
    const why = await probe(database)
    if (why === null) return reply.send({ status: 'ok', version, database: database.kind })
    return reply.code(503).send({ status: words[why], why, version, database: database.kind })
  })
}
