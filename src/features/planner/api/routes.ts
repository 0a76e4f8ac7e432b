import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { recogniseToken } from '../../../web/security/bearer.ts'
import { translateInto } from '../../../web/messages/index.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import type { CalculationName, Question } from '../../../web/calculator/calculations.ts'
import { calculatorFor } from '../../../web/calculator/calculator.ts'
import * as schemas from './schemas.ts'
import { wavesAnswer, wavesQuestion } from './waves-schemas.ts'

/** Four megabytes of JSON hold 200 000 chances of 17 digits. */
const bodyLimit = 8 * 1024 * 1024

/** The planner for other programs: every call is one question, and needs no sign-in. */
export function plannerApi(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  const known = recogniseToken(services)
  const t = translateInto('en')
  const call = <
    N extends Exclude<
      CalculationName,
      'plan' | 'otherDays' | 'hiringCampaign' | 'wavesBesideMailing' | 'fit' | 'backtest'
    >,
  >(
    path: string,
    name: N,
    body: z.ZodType<Question<N>>,
    answer: z.ZodType,
    example: Question<N>,
  ) =>
    app.post(
      `/api/v1/plans/${path}`,
      {
        bodyLimit,
        onRequest: known,
        config: openLimit(services),
        schema: {
          operationId: name,
          summary: t(`api.call.${name}`),
          tags: ['plans'],
          body: body.meta({ examples: [example] }),
          response: { 200: answer },
        },
      },
      async (request) => calculatorFor(request)(name, request.body as Question<N>),
    )

  const rate = { known: 0.2 }
  const day = { slots: 4, interviewers: 1, rate }
  call(
    'minimum-invitations',
    'minimumInvitations',
    schemas.minimumInvitationsQuestion,
    schemas.minimumInvitationsAnswer,
    { rate, goal: 5, confidence: 0.9 },
  )
  call('head-count', 'headCount', schemas.headCountQuestion, schemas.headCountAnswer, {
    rate: { came: 20, invited: 100 },
    invitations: 38,
    cells: [0, 5],
  })
  call('group', 'group', schemas.groupQuestion, schemas.groupAnswer, { rate, seats: 8, quorum: 4, invitations: 29 })
  call('flow-day', 'flowDay', schemas.flowDayQuestion, schemas.flowDayAnswer, {
    ...day,
    invitations: [5, 4, 3, 2],
    waitingSeats: 3,
  })
  call('flow-day/optimum', 'flowDayOptimum', schemas.flowDayOptimumQuestion, schemas.flowDayOptimumAnswer, {
    ...day,
    costs: { idle: 1, wait: 0.5, overtime: 1.5 },
  })
  call('campaign', 'campaign', schemas.campaignQuestion, schemas.campaignAnswer, {
    stages: [
      { name: 'came', rate },
      { name: 'hired', rate: { came: 4, invited: 10 } },
    ],
    hires: 2,
    confidence: 0.9,
  })
  const answering = { fresh: { yes: 0.35, no: 0.15 }, silent: { yes: 0.15, no: 0.1 }, confirmed: { no: 0.04 } }
  call('waves', 'waves', wavesQuestion, wavesAnswer, {
    epochs: [answering, answering],
    come: { confirmed: 0.55, silent: 0.08 },
    goal: 5,
    room: 8,
    costs: { confidence: 0.9, invitation: 0.005 },
    most: 40,
    state: { epoch: 0, confirmed: 2, silent: 5 },
  })
}
