import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { HttpError } from '../../web/errors.ts'
import { openLimit } from '../../web/rate-limit.ts'
import type { Services } from '../../web/services.ts'
import type { CalculationName, Question } from './calculations.ts'
import { calculate, TooLarge } from './calculator.ts'
import * as schemas from './schemas.ts'

/** Four megabytes of JSON hold 200 000 chances of 17 digits. */
const bodyLimit = 8 * 1024 * 1024

/** The planner for other programs: every call is one question, and needs no sign-in. */
export function plannerApi(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  const call = <N extends CalculationName>(path: string, name: N, body: z.ZodType<Question<N>>, answer: z.ZodType) =>
    app.post(
      `/api/v1/plans/${path}`,
      { bodyLimit, config: openLimit(services), schema: { operationId: name, tags: ['plans'], body, response: { 200: answer } } },
      async (request) => calculate(name, request.body as Question<N>).catch(refuseTooLarge),
    )

  call('minimum-invitations', 'minimumInvitations', schemas.minimumInvitationsQuestion, schemas.minimumInvitationsAnswer)
  call('head-count', 'headCount', schemas.headCountQuestion, schemas.headCountAnswer)
  call('group', 'group', schemas.groupQuestion, schemas.groupAnswer)
  call('flow-day', 'flowDay', schemas.flowDayQuestion, schemas.flowDayAnswer)
  call('flow-day/optimum', 'flowDayOptimum', schemas.flowDayOptimumQuestion, schemas.flowDayOptimumAnswer)
  call('campaign', 'campaign', schemas.campaignQuestion, schemas.campaignAnswer)
}

function refuseTooLarge(error: unknown): never {
  throw error instanceof TooLarge ? new HttpError(413) : error
}
