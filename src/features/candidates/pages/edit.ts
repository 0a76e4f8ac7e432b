import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../../db/reference/cities.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id, optionalId } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { lookAlikeViews } from '../look-alike-words.ts'
import { lookAlikes } from '../reads/look-alikes.ts'
import { tellApart } from '../acts/tell-apart.ts'
import { knownSources } from '../reads/known-sources.ts'
import { otherCity } from '../filters.ts'
import { fieldsOf, type CandidateFields } from '../candidate.ts'
import { changeCandidate } from '../acts/change-candidate.ts'
import { createCandidate } from '../acts/create-candidate.ts'
import { candidateForm, candidateFrom } from './candidate-form.ts'
import { describeFields, fieldInputs, formValues, noneErrors, takenErrors } from './form-values.ts'
import { contactsOf } from '../reads/contacts.ts'
import { findCandidate } from '../reads/find-candidate.ts'

const editing = allow('candidates.edit')

/** The form: adding a candidate by hand and changing one. */
export function candidateRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const params = z.object({ id: id() })

  const formPage = async (visitor: Visitor) => {
    const { t, language } = visitor
    const [cities, vacancies, sources] = await Promise.all([listCities(db), openVacancies(db), knownSources(db)])
    const schema = candidateForm(
      cities.map((city) => city.id),
      vacancies.map((vacancy) => vacancy.id),
    )
    const data = {
      ...emptyForm,
      cities: [...cityOptions(cities, language), { value: otherCity, label: t('candidate.city-other') }],
      vacancies: vacancies.map(({ id, title }) => ({ value: id, label: title })),
      sources,
      inputs: fieldInputs(visitor),
      candidate: null,
      differences: null,
      owners: [],
      alike: [],
      asked: false,
    }
    return { cities, schema, data }
  }

  const current = async (id: number) => {
    const [candidate, contacts] = await Promise.all([findCandidate(db, id), contactsOf(db, [id])])
    const row = found(candidate)
    return { version: row.version, fields: fieldsOf(row, contacts) }
  }

  app.get(
    '/candidates/new',
    { onRequest: editing, schema: { querystring: z.object({ vacancy: optionalId() }) } },
    async (request, reply) => {
      const { data } = await formPage(visitorOf(request))
      return page(reply, 'candidates/form', { ...data, values: { vacancy: request.query.vacancy } })
    },
  )

  app.post('/candidates', { onRequest: editing }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { schema, data } = await formPage(visitor)
    const form = readForm(schema, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'candidates/form', { ...data, ...form })
    const alike = await lookAlikes(db, { ...form.value, phones: [], emails: [], profiles: [] })
    if (alike.length > 0 && !form.value.somebodyElse) {
      return formAgain(reply, 'candidates/form', {
        ...data,
        ...rejectForm(request.body, {}),
        alike: await lookAlikeViews(db, alike, visitor),
        asked: true,
      })
    }
    const result = await createCandidate(db, candidateFrom(form.value), now())
    if ('contacts' in result)
      return formAgain(reply, 'candidates/form', { ...data, ...rejectForm(request.body, noneErrors(result, visitor)) })
    if ('refused' in result)
      return formAgain(reply, 'candidates/form', {
        ...data,
        ...rejectForm(request.body, { vacancy: visitor.t('fields.choose') }),
      })
    if ('owners' in result) {
      return formAgain(reply, 'candidates/form', {
        ...data,
        ...rejectForm(request.body, takenErrors(result.owners, visitor)),
        ...result,
      })
    }
    for (const { id } of alike) await tellApart(db, id, result.created, userOf(request).id, now())
    flash(request, 'candidate.created', { name: form.value.name })
    return reply.redirect(`/candidates/${result.created}`, 303)
  })

  app.get('/candidates/:id/edit', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const { data } = await formPage(visitorOf(request))
    const { version, fields } = await current(request.params.id)
    return page(reply, 'candidates/form', {
      ...data,
      candidate: { id: request.params.id, name: fields.name },
      values: { ...formValues(fields), version },
    })
  })

  app.post('/candidates/:id', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { name } = found(await findCandidate(db, request.params.id))
    const candidate = { id: request.params.id, name }
    const { cities, schema, data } = await formPage(visitor)
    const form = readForm(schema, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'candidates/form', { ...data, ...form, candidate })
    const typed = candidateFrom(form.value)
    const result = await changeCandidate(db, { id: candidate.id, version: form.value.version ?? 0 }, typed, now())
    if ('contacts' in result) {
      return formAgain(reply, 'candidates/form', {
        ...data,
        candidate,
        ...rejectForm(request.body, noneErrors(result, visitor)),
      })
    }
    if ('owners' in result) {
      return formAgain(reply, 'candidates/form', {
        ...data,
        candidate,
        ...rejectForm(request.body, takenErrors(result.owners, visitor)),
        ...result,
      })
    }
    if ('stale' in result) {
      const saved = await current(candidate.id)
      const describe = (fields: CandidateFields) => describeFields(fields, cities, visitor)
      return page(reply.code(409), 'candidates/form', {
        ...data,
        candidate,
        values: { ...formValues(typed), version: saved.version },
        differences: differences(describe(typed), describe(saved.fields)),
      })
    }
    flash(request, 'candidate.changed')
    return reply.redirect(`/candidates/${candidate.id}`, 303)
  })
}
