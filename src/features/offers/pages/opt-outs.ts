import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { cityName, cityOptions } from '../../../web/texts/cities.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { optOutForm } from '../../pay/pages/check-form.ts'
import { listOptOuts, recordOptOut, withdrawOptOut } from '../acts/opt-outs.ts'
import { citiesToday } from '../../pay/reads/pay-reference.ts'

/** The employer's refusals of regional wage agreements: without one, pay under a regional minimum cannot be offered. */
export function optOutRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const managing = allow('pay.manage')

  const optOutPage = async ({ language, format }: Visitor) => {
    const bound = (await citiesToday(db, now())).filter(({ minimum }) => minimum.regional !== null)
    const optOuts = await listOptOuts(db)
    return {
      ...emptyForm,
      cities: cityOptions(bound, language),
      optOuts: optOuts.map((row) => ({
        city: row.city_id,
        name: cityName(row, language),
        refusedOn: format.date(row.refused_on),
        document: row.document,
        by: row.by,
        at: format.dateTime(row.recorded_at, row.time_zone),
      })),
    }
  }

  app.get('/offers/opt-outs', { onRequest: allow('offers.read') }, async (request, reply) =>
    page(reply, 'offers/opt-outs', await optOutPage(visitorOf(request))),
  )

  app.post('/offers/opt-outs', { onRequest: managing }, async (request, reply) => {
    const visitor = visitorOf(request)
    const data = await optOutPage(visitor)
    const form = readForm(optOutForm(data.cities.map(({ value }) => value)), request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'offers/opt-outs', { ...data, ...form })
    await recordOptOut(db, form.value, userOf(request).id, now())
    flash(request, 'opt-out.recorded')
    return reply.redirect('/offers/opt-outs', 303)
  })

  app.post(
    '/offers/opt-outs/:city/withdrawal',
    { onRequest: managing, schema: { params: z.object({ city: z.string().max(40) }) } },
    async (request, reply) => {
      await withdrawOptOut(db, request.params.city)
      flash(request, 'opt-out.withdrawn')
      return reply.redirect('/offers/opt-outs', 303)
    },
  )
}
