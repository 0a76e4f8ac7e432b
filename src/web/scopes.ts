import type { FastifyInstance } from 'fastify'
import { requireToken } from './security/bearer.ts'
import type { Services } from './services.ts'
import { requireSignIn } from './visitor.ts'

/** Pages for colleagues who have signed in. */
export function signedIn(app: FastifyInstance, register: (pages: FastifyInstance) => void): void {
  app.register(async (pages) => {
    pages.addHook('onRequest', requireSignIn)
    register(pages)
  })
}

/** Calls of programs that act for a colleague, by a token of theirs. */
export function byToken(app: FastifyInstance, services: Services, register: (api: FastifyInstance) => void): void {
  app.register(async (api) => {
    api.addHook('onRequest', requireToken(services))
    register(api)
  })
}
