import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { letterRoutes } from './pages/letter.ts'
import { letterTemplateRoutes } from './pages/template.ts'

/** Letters with offers: their words, on a page to print and in a file. */
export async function letters(app: FastifyInstance, services: Services) {
  signedIn(app, (pages) => {
    letterRoutes(pages, services)
    letterTemplateRoutes(pages, services)
  })
}
