import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { callRoutes } from './pages/calls.ts'
import { callQuestionRoutes } from './pages/questions.ts'

export async function calls(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    callRoutes(pages, services)
    callQuestionRoutes(pages, services)
  })
}
