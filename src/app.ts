import fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accountRoutes } from './features/accounts/routes.ts'
import { firstStartRoutes } from './features/accounts/first-start.ts'
import { signInRoutes } from './features/accounts/sign-in.ts'
import { healthRoutes } from './features/health/routes.ts'
import { homeRoutes } from './features/home/routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { preferenceRoutes } from './features/preferences/routes.ts'
import { styleguideRoutes } from './features/styleguide/routes.ts'
import { setUpAssets } from './web/assets.ts'
import { lastResort, setUpErrors } from './web/errors.ts'
import { setUpRateLimit } from './web/rate-limit.ts'
import { setUpCsrf, setUpSecurity } from './web/security.ts'
import type { Services } from './web/services.ts'
import { setUpForms } from './web/uploads.ts'
import { setUpViews } from './web/views.ts'
import { requireSignIn, setUpVisitor } from './web/visitor.ts'

export type App = FastifyInstance

/** The map of the server: what every request passes through, in order, and then the features. */
export async function buildApp(services: Services, logger: object | false = false): Promise<App> {
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    frameworkErrors: (_error, _request, reply: FastifyReply) => {
      void reply.code(400).type('text/html; charset=utf-8').send(lastResort(400))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  setUpErrors(app)

  await setUpSecurity(app, services)
  await setUpViews(app, services.config)
  setUpVisitor(app, services)
  await setUpForms(app)
  await setUpCsrf(app)
  await setUpRateLimit(app, services)
  await setUpAssets(app)

  app.register(async (open) => {
    healthRoutes(open, services)
    preferenceRoutes(open, services)
    firstStartRoutes(open, services)
    signInRoutes(open, services)
    if (!services.config.production) styleguideRoutes(open)
  })

  app.register(async (signedIn) => {
    signedIn.addHook('onRequest', requireSignIn)
    homeRoutes(signedIn, services)
    importRoutes(signedIn, services)
    accountRoutes(signedIn, services)
  })

  // The route's pattern, not the address: an address may hold what somebody searched for.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  return app
}
