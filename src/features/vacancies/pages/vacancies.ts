import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../../db/reference/cities.ts'
import { bandNeedsReview } from '../../../domain/pay/offers/offer-rule.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { columnsOf } from '../../applications/pages/board-view.ts'
import { peopleIn } from '../../applications/reads/board.ts'
import { listAddress, listedView } from '../../applications/pages/list-view.ts'
import { applicationsIn } from '../../applications/reads/list.ts'
import { stagesOf } from '../reads/stages.ts'
import { teamDay } from '../../applications/words.ts'
import { tableInForce, tableNames } from '../../pay/reads/own-tables.ts'
import { payExceptionsOn } from '../reads/pay-exceptions.ts'
import { takesLevel, type PayTable } from '../../pay/reads/pay-tables.ts'
import { levelText } from '../../pay/words.ts'
import { teamTurnout } from '../../turnout/reads/team-turnout.ts'
import { businesses, tableForm, vacancyForm, wordingForm, type VacancyInput } from './vacancy-form.ts'
import { lawfulTextView } from './lawful-text-view.ts'
import { batchView, describeInput, inputOf, vacancyView } from './views.ts'
import {
  batchesOf,
  changeVacancy,
  createVacancy,
  findVacancy,
  listVacancies,
  setVacancyClosed,
} from '../acts/vacancies.ts'

const after = id().optional()

/** Why a level cannot be that of a vacancy; an unknown table is held to be the article's. */
function levelProblem({ payTable, levelsOf, level, city }: VacancyInput, table: PayTable): MessageKey | null {
  if (payTable !== levelsOf || payTable !== table.own?.tableId) return 'vacancy.pay-table-changed'
  return takesLevel(table, city, level) ? null : 'vacancy.pay-table-no-band'
}

export function vacancyRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('vacancies.read')
  const editing = allow('vacancies.edit')
  const params = z.object({ id: id() })

  /** What the form's selects offer, and what else a page of the form always has. */
  const formPage = async (visitor: Visitor, wording: unknown = {}, payTable?: number) => {
    const [cities, tables] = [await listCities(db), await tableNames(db)]
    const chosen = tables.some(({ id }) => id === payTable) ? payTable : undefined
    const table = await tableInForce(db, chosen ?? null)
    const data = {
      ...emptyForm,
      cities: cityOptions(cities, visitor.language),
      tables: tables.map(({ id, name }) => ({ value: id, label: name })),
      levels: table.levels.map(({ level }) => ({ value: level, label: levelText(level, table, visitor) })),
      levelsOf: chosen ?? '',
      businesses,
      lawful: lawfulTextView(wordingForm.parse(wording ?? {}), visitor),
      vacancy: null,
      differences: null,
    }
    return { cities, tables, table, data }
  }

  /**
   * A form as it was sent, with the levels of the table chosen in it; a level must be one of that table, with a band in
   * the city.
   */
  const readSent = async (request: FastifyRequest, visitor: Visitor) => {
    const { payTable, levels } = tableForm.parse(request.body ?? {})
    const { cities, tables, table, data } = await formPage(visitor, request.body, payTable)
    if (levels !== undefined) return { form: rejectForm(request.body, {}), onlyLevels: true, cities, tables, data }
    const form = readForm(vacancyForm(cities.map((city) => city.id)), request.body, visitor.t)
    const problem = form.ok ? levelProblem(form.value, table) : null
    return {
      form: problem ? rejectForm(request.body, { level: visitor.t(problem) }) : form,
      onlyLevels: false,
      cities,
      tables,
      data,
    }
  }

  /** Answers a form that is not to be saved: with the levels asked for, or with what is wrong. */
  const unsaved = (request: FastifyRequest, reply: FastifyReply, onlyLevels: boolean, data: object) => {
    if (!onlyLevels) return formAgain(reply, 'vacancies/form', data)
    return page(reply, wantsFragment(request) ? 'vacancies/levels' : 'vacancies/form', data)
  }

  app.get(
    '/vacancies',
    { onRequest: reading, schema: { querystring: z.object({ closed: z.literal('1').optional(), after }) } },
    async (request, reply) => {
      const closed = request.query.closed === '1'
      const { rows, next } = await listVacancies(db, { closed, after: request.query.after })
      const visitor = visitorOf(request)
      return page(reply, 'vacancies/list', {
        closed,
        next,
        after: request.query.after,
        vacancies: rows.map((row) => vacancyView(row, visitor)),
      })
    },
  )

  app.get('/vacancies/new', { onRequest: editing }, async (request, reply) => {
    const { data } = await formPage(visitorOf(request))
    return page(reply, 'vacancies/form', { ...data, values: { openings: 1 } })
  })

  app.post('/vacancies', { onRequest: editing }, async (request, reply) => {
    const visitor = visitorOf(request)
    const { form, onlyLevels, data } = await readSent(request, visitor)
    if (!form.ok) return unsaved(request, reply, onlyLevels, { ...data, ...form })
    const made = await createVacancy(db, form.value, userOf(request).id, now())
    flash(
      request,
      lawfulTextView(form.value, visitor).phrases.length > 0 ? 'vacancy.created-unlawful' : 'vacancy.created',
    )
    return reply.redirect(`/vacancies/${made.id}`, 303)
  })

  app.get('/vacancies/:id', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const today = teamDay(now())
    const [applicants, stages, batches, exceptions] = await Promise.all([
      applicationsIn(db, vacancy.id, {}, { today, week: today }),
      stagesOf(db, vacancy.id),
      batchesOf(db, vacancy.id),
      payExceptionsOn(db, vacancy.id),
    ])
    return page(reply, 'vacancies/vacancy', {
      vacancy: vacancyView(vacancy, visitor),
      lawful: lawfulTextView(vacancy, visitor),
      reviewBand: bandNeedsReview(exceptions) ? visitor.t('offer.review-band', { count: exceptions }) : null,
      applicants: applicants.rows.map((row) => listedView(row, vacancy.time_zone, now(), visitor)),
      stages: columnsOf(stages, [], await peopleIn(db, stages), now(), visitor),
      first: null,
      onwards: applicants.next === null ? null : listAddress(vacancy.id, {}, applicants.next),
      batches: batches.map((batch) => batchView(batch, visitor)),
    })
  })

  // The open campaign page, on what the team knows by now: the people to hire, and its own turnout where there is some.
  app.get('/vacancies/:id/campaign', { onRequest: reading, schema: { params } }, async (request, reply) => {
    const { openings, time_zone } = found(await findVacancy(db, request.params.id))
    const { came, invited } = await teamTurnout(db)
    const turnout = invited > 0 ? `&come=${came}of${invited}&asof=${dayOf(now(), time_zone)}` : ''
    return reply.redirect(`/planner/campaign?openings=${openings}${turnout}`, 303)
  })

  app.get('/vacancies/:id/edit', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const { data } = await formPage(visitorOf(request), vacancy, vacancy.pay_table_id ?? undefined)
    return page(reply, 'vacancies/form', { ...data, vacancy, values: inputOf(vacancy) })
  })

  // Answers to what is being written and keeps nothing.
  app.post('/vacancies/lawful-text', { onRequest: editing }, async (request, reply) => {
    const visitor = visitorOf(request)
    return page(reply, 'vacancies/lawful-text', {
      lawful: lawfulTextView(wordingForm.parse(request.body ?? {}), visitor),
    })
  })

  app.post('/vacancies/:id', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const { form, onlyLevels, cities, tables, data } = await readSent(request, visitor)
    if (!form.ok) return unsaved(request, reply, onlyLevels, { ...data, ...form, vacancy })
    if (!(await changeVacancy(db, vacancy.id, form.value))) {
      const current = found(await findVacancy(db, vacancy.id))
      const describe = (input: VacancyInput) => describeInput(input, { cities, tables }, visitor)
      return page(reply.code(409), 'vacancies/form', {
        ...data,
        vacancy: current,
        values: { ...form.value, version: current.version },
        differences: differences(describe(form.value), describe(inputOf(current))),
      })
    }
    flash(
      request,
      lawfulTextView(form.value, visitor).phrases.length > 0 ? 'vacancy.changed-unlawful' : 'vacancy.changed',
    )
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
