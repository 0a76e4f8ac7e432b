import type { FastifyInstance } from 'fastify'
import { signedIn } from '../../web/scopes.ts'
import type { Services } from '../../web/services.ts'
import { linkRoutes } from './pages/links.ts'
import { ownAccountRoutes } from './pages/own-account.ts'
import { accountRoutes } from './pages/settings.ts'
import { signInRoutes } from './pages/sign-in.ts'
import { firstStartRoutes } from './pages/welcome.ts'

export async function accounts(app: FastifyInstance, services: Services) {
  firstStartRoutes(app, services)
  signInRoutes(app, services)
  linkRoutes(app, services)
  signedIn(app, (pages) => {
    accountRoutes(pages, services)
    ownAccountRoutes(pages, services)
  })
}
