import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { openLimit } from '../../../web/security/rate-limit.ts'
import type { Services } from '../../../web/services.ts'
import { checkAnswer } from '../check-answer.ts'
import { checkPay, payReferenceAt } from '../reads/pay-reference.ts'
import { bandsAnswer, bandsQuery, checkBody } from './schemas.ts'

/** Pay bands and the check of an amount, for other programs; open without sign-in, because they hold no one's data. */
export function salaryApi(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, now } = services
  const tags = ['salary']

  app.get(
    '/api/v1/salary/bands',
    {
      config: openLimit(services),
      schema: {
        tags,
        summary: 'Pay bands by city and level',
        description:
          'Guide figures from an undated article, roubles a month; whether gross or net is not said. ' +
          'Each bound is stated by the source or derived from the level below.',
        querystring: bandsQuery,
        response: { 200: bandsAnswer },
      },
    },
    async (request, reply) => {
      const { city, level } = request.query
      const { bands, table } = await payReferenceAt(database.db, now())
      const chosen = bands.filter((band) => (city ?? band.city) === band.city && (level ?? band.level) === band.level)
      return reply.send({
        rows: chosen.map((band) => ({ ...band, currency: 'RUB' as const, asOf: table.asOf, source: table.source.en })),
      })
    },
  )

  app.post(
    '/api/v1/salary/check',
    {
      config: openLimit(services),
      schema: {
        tags,
        summary: 'Compare an amount with the law and the band',
        description:
          'The legal minimum is tested first, on gross. Then the table is read as gross and as net: ' +
          'equal, that verdict; different, depends-on-basis.',
        body: checkBody,
        response: { 200: checkAnswer },
      },
    },
    async (request, reply) => {
      const pack = { ...request.body, variable: 0, share: 1 }
      const { legalMinimum, ...finding } = checkPay(pack, await payReferenceAt(database.db, now()))
      if (!legalMinimum) throw new RangeError(`No minimum wage for ${pack.city}`)
      return reply.send({ ...finding, legalMinimum })
    },
  )
}
