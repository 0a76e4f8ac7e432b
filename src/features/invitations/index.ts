import type { FastifyInstance } from 'fastify'
import { byToken, signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { invitationsApi } from './api/routes.ts'
import { fillRoutes } from './pages/fill.ts'
import { invitationRoutes } from './pages/invitation.ts'
import { invitationListRoutes } from './pages/list.ts'
import { reminderRoutes } from './pages/reminders.ts'

export async function invitations(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    fillRoutes(pages, services)
    invitationListRoutes(pages, services)
    invitationRoutes(pages, services)
    reminderRoutes(pages, services)
  })
  byToken(app, services, (api) => {
    invitationsApi(api, services)
  })
}
