import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { choice, day, text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { cityName, cityOptions } from '../../../web/texts/cities.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'
import { recordOptOut } from '../acts/record-opt-out.ts'
import { withdrawOptOut } from '../acts/withdraw-opt-out.ts'
import { listOptOuts } from '../reads/opt-outs.ts'

/** @param cities those with a regional agreement */
const optOutForm = (cities: readonly string[]) =>
  z.object({ city: choice(cities), refusedOn: day(), document: text(300) })

/** The employer's refusals of regional wage agreements: without one, pay under a regional minimum cannot be offered. */
export function optOutRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const managing = allow('pay.manage')

  const optOutPage = async ({ language, format }: Visitor) => {
    const bound = (await citiesToday(db, now())).filter(({ minimum }) => typeof minimum?.regional === 'number')
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
    const result = await recordOptOut(db, form.value, { by: userOf(request).id, at: now() })
    if ('refused' in result) {
      const again = rejectForm(request.body, { city: visitor.t('fields.choose') })
      return formAgain(reply, 'offers/opt-outs', { ...data, ...again })
    }
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
