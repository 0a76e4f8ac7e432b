import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { sendingRoutes } from './pages/sending.ts'
import { stepRoutes } from './pages/steps.ts'
import { textRoutes } from './pages/text.ts'
import { trialRoutes } from './pages/trials.ts'

/** Settings: how the team writes to people, in which words, and which words work better. */
export async function messageSettings(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    sendingRoutes(pages, services)
    stepRoutes(pages, services)
    textRoutes(pages, services)
    trialRoutes(pages, services)
  })
}
