import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { absenceRoutes } from './pages/absence.ts'
import { approvalRuleRoutes } from './pages/approval-rule.ts'

export async function approvals(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    approvalRuleRoutes(pages, services)
    absenceRoutes(pages, services)
  })
}
