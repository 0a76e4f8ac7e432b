import fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { accounts } from './features/accounts/index.ts'
import { apiDocs } from './features/api-docs/index.ts'
import { setUpOpenApi } from './features/api-docs/openapi.ts'
import { applications } from './features/applications/index.ts'
import { approvals } from './features/approvals/index.ts'
import { batches } from './features/batches/index.ts'
import { calendar } from './features/calendar/index.ts'
import { calls } from './features/calls/index.ts'
import { candidateProfile } from './features/candidate-profile/index.ts'
import { candidates } from './features/candidates/index.ts'
import { colleagueMails } from './features/colleague-mails/index.ts'
import { comparison } from './features/comparison/index.ts'
import { duplicates } from './features/duplicates/index.ts'
import { employer } from './features/employer/index.ts'
import { funnel } from './features/funnel/index.ts'
import { gateway } from './features/gateway/index.ts'
import { health } from './features/health/index.ts'
import { imports } from './features/imports/index.ts'
import { inbox } from './features/inbox/index.ts'
import { invitations } from './features/invitations/index.ts'
import { letters } from './features/letters/index.ts'
import { market } from './features/market/index.ts'
import { messageSettings } from './features/message-settings/index.ts'
import { myDay } from './features/my-day/index.ts'
import { offers } from './features/offers/index.ts'
import { setUpOfferCount } from './features/offers/menu-count.ts'
import { pay } from './features/pay/index.ts'
import { places } from './features/places/index.ts'
import { sources } from './features/sources/index.ts'
import { planner } from './features/planner/index.ts'
import { preferences } from './features/preferences/index.ts'
import { privacy } from './features/privacy/index.ts'
import { reception } from './features/reception/index.ts'
import { replies } from './features/replies/index.ts'
import { scorecards } from './features/scorecards/index.ts'
import { sheet } from './features/sheet/index.ts'
import { styleguide } from './features/styleguide/index.ts'
import { today } from './features/today/index.ts'
import { tokens } from './features/tokens/index.ts'
import { turnout } from './features/turnout/index.ts'
import { vacancies } from './features/vacancies/index.ts'
import { vacancyOverview } from './features/vacancy-overview/index.ts'
import { messageSending } from './features/message-sending/index.ts'
import { webhooks } from './features/webhooks/index.ts'
import { version } from './version.ts'
import { setUpAssets } from './web/assets.ts'
import { bareHeaders, refuseMessage } from './web/security/bare-answers.ts'
import { refuseAddress, setUpErrors } from './web/errors.ts'
import { setUpRateLimit } from './web/security/rate-limit.ts'
import { setUpCsrf, setUpSecurity } from './web/security/security.ts'
import type { Services } from './web/services.ts'
import { setUpSubmitted } from './web/forms/submitted.ts'
import { setUpForms } from './web/forms/uploads.ts'
import { setUpViews } from './web/views.ts'
import { setUpVisitor } from './web/visitor.ts'

export type App = FastifyInstance

/** Adds pages, calls or work of its own to the server. */
export type Feature = (app: App, services: Services) => unknown

/**
 * Whose word on a visitor's address is taken: that of so many proxies, counted from the server, or of those at some
 * addresses.
 */
const trusted = ({ trustProxy }: Services['config']) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : (trustProxy ?? false)

/** What the app can do, from what stands by itself to what builds on the rest. */
const features = [
  health,
  preferences,
  accounts,
  tokens,
  apiDocs,
  styleguide,
  planner,
  pay,
  places,
  sources,
  employer,
  market,
  vacancies,
  applications,
  candidates,
  candidateProfile,
  duplicates,
  privacy,
  batches,
  invitations,
  calls,
  replies,
  calendar,
  reception,
  sheet,
  scorecards,
  comparison,
  approvals,
  offers,
  letters,
  imports,
  turnout,
  funnel,
  messageSettings,
  myDay,
  today,
  messageSending,
  gateway,
  inbox,
  colleagueMails,
  webhooks,
  vacancyOverview,
]

/** The map of the server: what every request passes through, in order, and then the features. */
export async function buildApp(
  services: Services,
  logger: object | false = false,
  more: readonly Feature[] = [],
): Promise<App> {
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(services.config),
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 300 },
    frameworkErrors: (_error, request, reply: FastifyReply) =>
      refuseAddress(request, reply.headers(bareHeaders(services.config))),
    clientErrorHandler: refuseMessage(services.config),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  setUpErrors(app)

  await setUpSecurity(app, services)
  await setUpViews(app, services.config)
  setUpVisitor(app, services)
  await setUpForms(app)
  setUpSubmitted(app)
  await setUpCsrf(app)
  await setUpRateLimit(app, services)
  await setUpAssets(app)
  await setUpOpenApi(app, services, version)
  setUpOfferCount(app, services)

  for (const feature of [...more, ...features]) await app.register(async (scope: App) => feature(scope, services))

  // The route's pattern, not the address: an address may hold what somebody searched for.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    request.log.info(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  return app
}
