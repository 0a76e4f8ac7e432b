import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { invitationsApi } from './api/routes.ts'
import { invitationRoutes } from './pages/invitations.ts'
import { reminderRoutes } from './pages/reminders.ts'

export async function invitations(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    invitationRoutes(pages, services)
    reminderRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    invitationsApi(api, services)
  })
}
