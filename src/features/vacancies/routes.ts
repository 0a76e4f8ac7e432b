import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../db/cities.ts'
import { bandNeedsReview } from '../../domain/salary/offer-rule.ts'
import { cityOptions } from '../../web/cities.ts'
import { differences } from '../../web/conflicts.ts'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { levelName, levels } from '../../web/levels.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../web/visitor.ts'
import { exceptionsOn } from '../salaries/offer-queries.ts'
import { businesses, vacancyForm, wordingForm, type VacancyInput } from './forms.ts'
import { lawfulTextView } from './lawful-text.ts'
import { applicantView, batchView, describeInput, inputOf, vacancyView } from './pages.ts'
import { applicantsOf, batchesOf, changeVacancy, createVacancy, findVacancy, listVacancies, setVacancyClosed } from './queries.ts'

const after = id().optional()

export function vacancyRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('vacancies.read')
  const editing = allow('vacancies.edit')
  const params = z.object({ id: id() })

  /** What the form's selects offer, and what else a page of the form always has. */
  const formPage = async (visitor: Visitor, wording: unknown = {}) => {
    const cities = await listCities(db)
    const levelOptions = levels.map((level) => ({ value: level, label: levelName(level, visitor) }))
    const form = vacancyForm(cities.map((city) => city.id))
    return { cities, form, data: { ...emptyForm, cities: cityOptions(cities, visitor.language), levels: levelOptions, businesses, lawful: lawfulTextView(wordingForm.parse(wording ?? {}), visitor), vacancy: null, differences: null } }
  }

  app.get(
    '/vacancies',
    { onRequest: reading, schema: { querystring: z.object({ closed: z.literal('1').optional(), after }) } },
    async (request, reply) => {
      const closed = request.query.closed === '1'
      const { rows, next } = await listVacancies(db, { closed, after: request.query.after })
      const visitor = visitorOf(request)
      return page(reply, 'vacancies/list', { closed, next, after: request.query.after, vacancies: rows.map((row) => vacancyView(row, visitor)) })
    },
  )

  app.get('/vacancies/new', { onRequest: editing }, async (request, reply) => {
    const { data } = await formPage(visitorOf(request))
    return page(reply, 'vacancies/form', { ...data, values: { openings: 1 } })
  })

  app.post('/vacancies', { onRequest: editing }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { form: schema, data } = await formPage(visitor, request.body)
    const form = readForm(schema, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'vacancies/form', { ...data, ...form })
    const made = await createVacancy(db, form.value, userOf(request).id, now())
    flash(request, lawfulTextView(form.value, visitor).phrases.length > 0 ? 'vacancy.created-unlawful' : 'vacancy.created')
    return reply.redirect(`/vacancies/${made.id}`, 303)
  })

  app.get(
    '/vacancies/:id',
    { onRequest: reading, schema: { params, querystring: z.object({ after }) } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const vacancy = found(await findVacancy(db, request.params.id))
      const [applicants, batches, exceptions] = await Promise.all([
        applicantsOf(db, vacancy.id, request.query.after),
        batchesOf(db, vacancy.id),
        exceptionsOn(db, vacancy.id),
      ])
      return page(reply, 'vacancies/vacancy', {
        vacancy: vacancyView(vacancy, visitor),
        lawful: lawfulTextView(vacancy, visitor),
        reviewBand: bandNeedsReview(exceptions) ? visitor.t('offer.review-band', { count: exceptions }) : null,
        applicants: applicants.rows.map((row) => applicantView(row, vacancy, now(), visitor)),
        next: applicants.next,
        after: request.query.after,
        batches: batches.map((batch) => batchView(batch, visitor)),
      })
    },
  )

  app.get('/vacancies/:id/edit', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const { data } = await formPage(visitorOf(request), vacancy)
    return page(reply, 'vacancies/form', { ...data, vacancy, values: inputOf(vacancy) })
  })

  // Answers to what is being written and keeps nothing.
  app.post('/vacancies/lawful-text', { onRequest: editing }, async (request, reply) => {
    const visitor = visitorOf(request)
    return page(reply, 'vacancies/lawful-text', { lawful: lawfulTextView(wordingForm.parse(request.body ?? {}), visitor) })
  })

  app.post('/vacancies/:id', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const { form: schema, data, cities } = await formPage(visitor, request.body)
    const form = readForm(schema, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'vacancies/form', { ...data, ...form, vacancy })
    if (!(await changeVacancy(db, vacancy.id, form.value))) {
      const current = found(await findVacancy(db, vacancy.id))
      const describe = (input: VacancyInput) => describeInput(input, cities, visitor)
      return page(reply.code(409), 'vacancies/form', {
        ...data,
        vacancy: current,
        values: { ...form.value, version: current.version },
        differences: differences(describe(form.value), describe(inputOf(current))),
      })
    }
    flash(request, lawfulTextView(form.value, visitor).phrases.length > 0 ? 'vacancy.changed-unlawful' : 'vacancy.changed')
    return reply.redirect(`/vacancies/${vacancy.id}`, 303)
  })

  app.post('/vacancies/:id/closure', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const { title } = found(await setVacancyClosed(db, request.params.id, now()))
    flash(request, 'vacancy.closed-done', { title })
    return reply.redirect(`/vacancies/${request.params.id}`, 303)
  })

  app.post('/vacancies/:id/reopening', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const { title } = found(await setVacancyClosed(db, request.params.id, null))
    flash(request, 'vacancy.reopened', { title })
    return reply.redirect(`/vacancies/${request.params.id}`, 303)
  })
}
