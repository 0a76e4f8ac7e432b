import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { levelOf, type PersonFacts } from '../../../domain/pay/offers/person-level.ts'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { levelAnswer, levelQuestion } from '../level-question.ts'

const example: PersonFacts = {
  experienceMonths: 18,
  skills: {
    consults: 'observed',
    oneC: 'no',
    phone: 'observed',
    conflicts: 'claimed',
    findsClients: 'claimed',
    negotiates: 'no',
    clientBase: 'no',
    executives: 'no',
  },
  higherEducation: false,
  english: false,
}

/** The level of a person for other programs; open without sign-in, because nothing of the question is kept. */
export function levelsApi(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  app.post(
    '/api/v1/levels',
    {
      config: openLimit(services),
      schema: {
        tags: ['salary'],
        summary: 'The level of a person, and what the next one asks',
        description:
          'The highest row of the decision table whose requirements, and those of all rows below, are met. ' +
          'A title counts for nothing.',
        body: levelQuestion.meta({ examples: [example] }),
        response: { 200: levelAnswer },
      },
    },
    async (request, reply) => reply.send(levelOf(request.body)),
  )
}
