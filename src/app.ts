import fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { tokenRoutes } from './features/access/token-routes.ts'
import { firstStartRoutes } from './features/accounts/first-start.ts'
import { linkRoutes } from './features/accounts/link-routes.ts'
import { ownAccountRoutes } from './features/accounts/own-routes.ts'
import { accountRoutes } from './features/accounts/routes.ts'
import { signInRoutes } from './features/accounts/sign-in.ts'
import { setUpOpenApi } from './features/api-docs/openapi.ts'
import { apiDocsRoutes } from './features/api-docs/routes.ts'
import { applicationsApi } from './features/applications/api.ts'
import { boardRoutes } from './features/applications/board-routes.ts'
import { listRoutes } from './features/applications/list-routes.ts'
import { myDayRoutes } from './features/applications/my-day-routes.ts'
import { reasonRoutes } from './features/applications/reason-routes.ts'
import { applicationRoutes } from './features/applications/routes.ts'
import { stageRoutes } from './features/applications/stage-routes.ts'
import { batchesApi } from './features/batches/api.ts'
import { newBatchRoutes } from './features/batches/new.ts'
import { batchRoutes } from './features/batches/routes.ts'
import { callRoutes } from './features/calls/routes.ts'
import { candidatesApi } from './features/candidates/api.ts'
import { duplicateRoutes } from './features/candidates/duplicate-routes.ts'
import { candidateLevelRoutes } from './features/candidates/level-routes.ts'
import { candidateExportRoutes } from './features/candidates/export-routes.ts'
import { candidateListRoutes } from './features/candidates/list-routes.ts'
import { mergeRoutes } from './features/candidates/merge-routes.ts'
import { candidatePageRoutes } from './features/candidates/page-routes.ts'
import { recordRoutes } from './features/candidates/record-routes.ts'
import { candidateRoutes } from './features/candidates/routes.ts'
import { savedFilterRoutes } from './features/candidates/saved-filter-routes.ts'
import { comparisonRoutes } from './features/comparison/routes.ts'
import { consentRoutes } from './features/care/consent-routes.ts'
import { copyRoutes } from './features/care/copy-routes.ts'
import { erasureRoutes } from './features/care/erasure-routes.ts'
import { funnelRoutes } from './features/funnel/routes.ts'
import { healthRoutes, version } from './features/health/routes.ts'
import { homeRoutes } from './features/home/routes.ts'
import { importFileRoutes } from './features/imports/file-routes.ts'
import { importRoutes } from './features/imports/routes.ts'
import { invitationsApi } from './features/invitations/api.ts'
import { invitationRoutes } from './features/invitations/routes.ts'
import { payTableCompareRoutes } from './features/pay-tables/compare-routes.ts'
import { payTableFileRoutes } from './features/pay-tables/file-routes.ts'
import { payTableRoutes } from './features/pay-tables/routes.ts'
import { plannerApi } from './features/planner/api.ts'
import { campaignRoutes } from './features/planner/campaign-routes.ts'
import { plannerRoutes } from './features/planner/routes.ts'
import { preferenceRoutes } from './features/preferences/routes.ts'
import { receptionRoutes } from './features/reception/routes.ts'
import { reminderRoutes } from './features/reminders/routes.ts'
import { salaryApi } from './features/salaries/api.ts'
import { equityRoutes } from './features/salaries/equity-routes.ts'
import { levelsApi } from './features/salaries/levels-api.ts'
import { marketRoutes } from './features/salaries/market-routes.ts'
import { offerRoutes } from './features/salaries/offer-routes.ts'
import { offerStepRoutes } from './features/salaries/offer-steps.ts'
import { optOutRoutes } from './features/salaries/opt-out-routes.ts'
import { salaryRoutes } from './features/salaries/routes.ts'
import { criteriaRoutes } from './features/scorecards/criteria-routes.ts'
import { scorecardRoutes } from './features/scorecards/routes.ts'
import { sheetRoutes } from './features/sheet/routes.ts'
import { styleguideRoutes } from './features/styleguide/routes.ts'
import { turnoutRoutes } from './features/turnout/routes.ts'
import { vacanciesApi } from './features/vacancies/api.ts'
import { vacancyRoutes } from './features/vacancies/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { setUpAssets } from './web/assets.ts'
import { bareHeaders, refuseMessage } from './web/bare-answers.ts'
import { requireToken } from './web/bearer.ts'
import { refuseAddress, setUpErrors } from './web/errors.ts'
import { setUpRateLimit } from './web/rate-limit.ts'
import { setUpCsrf, setUpSecurity } from './web/security.ts'
import type { Services } from './web/services.ts'
import { setUpSubmitted } from './web/submitted.ts'
import { setUpForms } from './web/uploads.ts'
import { setUpViews } from './web/views.ts'
import { requireSignIn, setUpVisitor } from './web/visitor.ts'

export type App = FastifyInstance

/** Whose word on a visitor's address is taken: that of so many proxies, counted from the server, or of those at some addresses. */
const trusted = ({ trustProxy }: Services['config']) =>
  typeof trustProxy === 'number' ? (_address: string, hop: number) => hop < trustProxy : (trustProxy ?? false)

/** The map of the server: what every request passes through, in order, and then the features. */
export async function buildApp(services: Services, logger: object | false = false): Promise<App> {
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

  app.register(async (open) => {
    healthRoutes(open, services)
    preferenceRoutes(open, services)
    firstStartRoutes(open, services)
    signInRoutes(open, services)
    linkRoutes(open, services)
    apiDocsRoutes(open)
    plannerRoutes(open, services)
    campaignRoutes(open, services)
    plannerApi(open, services)
    salaryRoutes(open, services)
    salaryApi(open, services)
    levelsApi(open, services)
    if (!services.config.production) styleguideRoutes(open)
  })

  app.register(async (signedIn) => {
    signedIn.addHook('onRequest', requireSignIn)
    homeRoutes(signedIn, services)
    newBatchRoutes(signedIn, services)
    batchRoutes(signedIn, services)
    invitationRoutes(signedIn, services)
    callRoutes(signedIn, services)
    receptionRoutes(signedIn, services)
    reminderRoutes(signedIn, services)
    turnoutRoutes(signedIn, services)
    funnelRoutes(signedIn, services)
    vacancyRoutes(signedIn, services)
    boardRoutes(signedIn, services)
    listRoutes(signedIn, services)
    comparisonRoutes(signedIn, services)
    stageRoutes(signedIn, services)
    myDayRoutes(signedIn, services)
    reasonRoutes(signedIn, services)
    applicationRoutes(signedIn, services)
    candidateListRoutes(signedIn, services)
    candidateExportRoutes(signedIn, services)
    savedFilterRoutes(signedIn, services)
    candidateRoutes(signedIn, services)
    candidatePageRoutes(signedIn, services)
    candidateLevelRoutes(signedIn, services)
    recordRoutes(signedIn, services)
    consentRoutes(signedIn, services)
    copyRoutes(signedIn, services)
    erasureRoutes(signedIn, services)
    marketRoutes(signedIn, services)
    payTableRoutes(signedIn, services)
    payTableFileRoutes(signedIn, services)
    payTableCompareRoutes(signedIn, services)
    duplicateRoutes(signedIn, services)
    mergeRoutes(signedIn, services)
    criteriaRoutes(signedIn, services)
    scorecardRoutes(signedIn, services)
    sheetRoutes(signedIn, services)
    offerRoutes(signedIn, services)
    offerStepRoutes(signedIn, services)
    optOutRoutes(signedIn, services)
    equityRoutes(signedIn, services)
    importRoutes(signedIn, services)
    importFileRoutes(signedIn, services)
    accountRoutes(signedIn, services)
    ownAccountRoutes(signedIn, services)
    tokenRoutes(signedIn, services)
    webhookRoutes(signedIn, services)
  })

  app.register(async (byToken) => {
    byToken.addHook('onRequest', requireToken(services))
    candidatesApi(byToken, services)
    vacanciesApi(byToken, services)
    applicationsApi(byToken, services)
    batchesApi(byToken, services)
    invitationsApi(byToken, services)
  })

  // The route's pattern, not the address: an address may hold what somebody searched for.
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  return app
}
