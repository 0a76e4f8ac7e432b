import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listCities } from '../../../db/reference/cities.ts'
import { cityOptions } from '../../../web/texts/cities.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { defaultTable, tableInForce, tableNames } from '../../pay/reads/own-tables.ts'
import { levelText } from '../../pay/words.ts'
import { changeVacancy } from '../acts/change-vacancy.ts'
import { createVacancy } from '../acts/create-vacancy.ts'
import { lawfulTextView } from '../lawful-text.ts'
import { payWarnings } from '../reads/pay-warnings.ts'
import { findVacancy } from '../reads/vacancies.ts'
import { businesses, type NewVacancy, type VacancyProblem } from '../vacancy.ts'
import { problemMessages } from '../words.ts'
import {
  describeVacancy,
  formValues,
  sentVacancy,
  storedVacancy,
  tableForm,
  vacancyForm,
  wordingForm,
} from './vacancy-form.ts'

/** What a form says of its table, as far as it is filled in. */
type VacancyTable = { payTable?: number | null | undefined; city?: string | undefined }

/** The form of a vacancy: a new one, and changes to one that is there. */
export function editRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = { onRequest: allow('vacancies.edit') }
  const editingOne = { ...editing, schema: { params: z.object({ id: id() }) } }

  /** What the form's selects offer, and what else a page of the form always has. */
  const formPage = async (visitor: Visitor, wording: unknown = {}, choice: VacancyTable = {}) => {
    const [cities, tables] = [await listCities(db), await tableNames(db)]
    const payTable = tables.find(({ id }) => id === choice.payTable)?.id ?? null
    const [table, usual] = [await tableInForce(db, { payTable, city: choice.city }), await defaultTable(db)]
    const data = {
      ...emptyForm,
      cities: cityOptions(cities, visitor.language),
      tables: tables.map(({ id, name }) => ({ value: id, label: name })),
      levels: table.levels.map(({ level }) => ({ value: level, label: levelText(level, table, visitor) })),
      levelsOf: table.own?.tableId ?? '',
      noTable: usual?.own
        ? visitor.t('vacancy.pay-table-default', { name: usual.own.name })
        : visitor.t('vacancy.pay-table-article'),
      businesses,
      lawful: lawfulTextView(wordingForm.parse(wording ?? {}), visitor),
      payWarnings: [] as string[],
      vacancy: null,
      differences: null,
    }
    return { cities, tables, table, payTable, data }
  }

  /** A form as it was sent, with the levels of the table chosen in it. */
  const readSent = async (request: FastifyRequest, visitor: Visitor) => {
    const { levels, ...choice } = tableForm.parse(request.body ?? {})
    const { cities, tables, table, payTable, data } = await formPage(visitor, request.body, choice)
    if (levels !== undefined) return { form: rejectForm(request.body, {}), onlyLevels: true, cities, tables, data }
    const form = readForm(vacancyForm(cities.map((city) => city.id)), request.body, visitor.t)
    const isAnotherTable =
      form.ok && (form.value.levelsOf !== table.own?.tableId || (choice.payTable ?? null) !== payTable)
    return {
      form: isAnotherTable ? rejectForm(request.body, { level: visitor.t('vacancy.pay-table-changed') }) : form,
      onlyLevels: false,
      cities,
      tables,
      data,
    }
  }

  /** Answers a form that is not saved: with the levels asked for, or with what is wrong. */
  const unsaved = (request: FastifyRequest, reply: FastifyReply, onlyLevels: boolean, data: object) => {
    if (!onlyLevels) return formAgain(reply, 'vacancies/form', data)
    return page(reply, wantsFragment(request) ? 'vacancies/levels' : 'vacancies/form', data)
  }

  const rejected = (request: FastifyRequest, problems: readonly VacancyProblem[], { t }: Visitor): FormView =>
    rejectForm(request.body, Object.fromEntries(problems.map(({ field, why }) => [field, t(problemMessages[why])])))

  /** That it is saved, and what to look at again: its wording first, then its pay. */
  const tellSaved = async (request: FastifyRequest, done: 'created' | 'changed', vacancy: NewVacancy) => {
    const visitor = visitorOf(request)
    if (lawfulTextView(vacancy, visitor).phrases.length > 0) return flash(request, `vacancy.${done}-unlawful`)
    const warnings = await payWarnings(db, vacancy, now(), visitor)
    if (warnings.length === 0) return flash(request, `vacancy.${done}`)
    flash(request, `vacancy.${done}-warned`, { warnings: warnings.join(' ') })
  }

  app.get('/vacancies/new', editing, async (request, reply) => {
    const { data } = await formPage(visitorOf(request))
    return page(reply, 'vacancies/form', { ...data, values: { openings: 1 } })
  })

  app.post('/vacancies', editing, async (request, reply) => {
    const visitor = visitorOf(request)
    const { form, onlyLevels, data } = await readSent(request, visitor)
    if (!form.ok) return unsaved(request, reply, onlyLevels, { ...data, ...form })
    const vacancy = sentVacancy(form.value)
    const made = await createVacancy(db, vacancy, { by: userOf(request).id, at: now() })
    if ('refused' in made)
      return formAgain(reply, 'vacancies/form', { ...data, ...rejected(request, made.refused, visitor) })
    await tellSaved(request, 'created', vacancy)
    return reply.redirect(`/vacancies/${made.id}`, 303)
  })

  app.get('/vacancies/:id/edit', editingOne, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const { data } = await formPage(visitorOf(request), vacancy, {
      payTable: vacancy.pay_table_id,
      city: vacancy.city_id,
    })
    const stored = storedVacancy(vacancy)
    const values = formValues(stored, vacancy.version)
    const warnings = await payWarnings(db, stored, now(), visitorOf(request))
    return page(reply, 'vacancies/form', { ...data, vacancy, values, payWarnings: warnings })
  })

  // Answers to what is being written and keeps nothing.
  app.post('/vacancies/lawful-text', editing, async (request, reply) => {
    const visitor = visitorOf(request)
    return page(reply, 'vacancies/lawful-text', {
      lawful: lawfulTextView(wordingForm.parse(request.body ?? {}), visitor),
    })
  })

  app.post('/vacancies/:id', editingOne, async (request, reply) => {
    const visitor = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const { form, onlyLevels, cities, tables, data } = await readSent(request, visitor)
    if (!form.ok) return unsaved(request, reply, onlyLevels, { ...data, ...form, vacancy })
    const sent = sentVacancy(form.value)
    const result = await changeVacancy(db, { id: vacancy.id, version: form.value.version ?? 0 }, sent)
    if ('refused' in result)
      return formAgain(reply, 'vacancies/form', { ...data, ...rejected(request, result.refused, visitor), vacancy })
    if ('stale' in result) {
      const current = found(await findVacancy(db, vacancy.id))
      const describe = (one: NewVacancy) => describeVacancy(one, { cities, tables }, visitor)
      return page(reply.code(409), 'vacancies/form', {
        ...data,
        vacancy: current,
        values: formValues(sent, current.version),
        differences: differences(describe(sent), describe(storedVacancy(current))),
      })
    }
    await tellSaved(request, 'changed', sent)
    return reply.redirect(`/vacancies/${vacancy.id}`, 303)
  })
}
