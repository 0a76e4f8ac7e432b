import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../../web/services.ts'

export const version = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version

export function healthRoutes(app: FastifyInstance, { database }: Services) {
  app.get('/health', async (_request, reply) => {
    const answers = await database.ping().then(
      () => true,
      () => false,
    )
    const status = answers ? 'ok' : 'database does not answer'
    return reply.code(answers ? 200 : 503).send({ status, version, database: database.kind })
  })
}
