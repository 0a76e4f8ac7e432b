import type { FastifyInstance } from 'fastify'
import { readZones } from '../../../db/reference/reference-files.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { addCity } from '../acts/add-city.ts'
import { listedCities } from '../reads/listed-cities.ts'
import { citiesView, zoneOptions } from './cities-view.ts'
import { cityForm, cityFrom } from './city-form.ts'

/** Which field a refusal of the act belongs to, and what it says there. */
const refusals = {
  known: ['nameRu', 'places.known'],
  'no-latin-name': ['nameEn', 'places.latin-needed'],
  'unknown-zone': ['timeZone', 'fields.choose'],
} as const

/** Settings: the cities that vacancies, candidates and pay tables may name, and the form that adds one. */
export function cityRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const zones = readZones()

  const citiesPage = async (visitor: Visitor) => ({
    ...emptyForm,
    cities: citiesView(await listedCities(db, now()), visitor),
    zones: zoneOptions(zones, now(), visitor),
  })

  app.get('/settings/cities', { onRequest: allow('offers.read') }, async (request, reply) =>
    page(reply, 'places/cities', await citiesPage(visitorOf(request))),
  )

  app.post('/settings/cities', { onRequest: allow('pay.manage') }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(cityForm(zones.map(({ id }) => id)), request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'places/cities', { ...(await citiesPage(visitor)), ...form })
    const result = await addCity(db, cityFrom(form.value), { by: userOf(request).id, at: now() })
    if ('refused' in result) {
      const [field, message] = refusals[result.refused]
      const again = rejectForm(request.body, { [field]: visitor.t(message) })
      return formAgain(reply, 'places/cities', { ...(await citiesPage(visitor)), ...again })
    }
    flash(request, 'places.added', { name: visitor.language === 'ru' ? form.value.nameRu : form.value.nameEn })
    return reply.redirect('/settings/cities', 303)
  })
}
