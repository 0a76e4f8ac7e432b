import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { listCities } from '../../db/cities.ts'
import { cityOptions } from '../../web/cities.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, visitorOf, type Visitor } from '../../web/visitor.ts'
import { openVacancies } from '../vacancies/queries.ts'
import { filterQuery, otherCity, searchForm } from './forms.ts'
import { foundView } from './pages.ts'
import { contactsOf } from './queries.ts'
import { knownSources, searchCandidates, type Filters } from './search.ts'

declare module '@fastify/secure-session' {
  interface SessionData {
    candidateSearch: string
  }
}

/** The list's address with what it is narrowed by, and nothing that names a person. */
function addressOf(filters: Filters, after?: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...filters, after })) if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `/candidates?${query.toString()}` : '/candidates'
}

/**
 * What is searched for is a name or a phone, so it travels in a form and stays in the encrypted session, out of
 * addresses, logs and the browser's history; going on, going back and reloading keep working as with any list.
 */
export function candidateListRoutes(fastify: FastifyInstance, { database }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('candidates.read')

  const listPage = async (visitor: Visitor, search: string, filters: Filters, after?: number) => {
    const { t, language } = visitor
    const [{ rows, next }, cities, vacancies, sources] = await Promise.all([
      searchCandidates(db, search, filters, after),
      listCities(db),
      openVacancies(db),
      knownSources(db),
    ])
    const contacts = await contactsOf(db, rows.map((row) => row.id))
    return {
      ...emptyForm,
      candidates: rows.map((row) => foundView(row, contacts, visitor)),
      narrowed: search !== '' || Object.values(filters).some((value) => value !== undefined),
      values: { search, ...filters },
      cities: [...cityOptions(cities, language), { value: otherCity, label: t('candidate.city-other') }],
      vacancies: vacancies.map(({ id, title }) => ({ value: id, label: title })),
      sources: sources.map((source) => ({ value: source, label: source })),
      first: after === undefined ? null : addressOf(filters),
      onwards: next === null ? null : addressOf(filters, next),
    }
  }

  app.get(
    '/candidates',
    { onRequest: reading, schema: { querystring: filterQuery.extend({ after: id().optional() }) } },
    async (request, reply) => {
      const { after, ...filters } = request.query
      const search = request.session.get('candidateSearch') ?? ''
      return page(reply, 'candidates/list', await listPage(visitorOf(request), search, filters, after))
    },
  )

  app.post('/candidates/search', { onRequest: reading }, async (request, reply) => {
    const form = readForm(searchForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidates/list', { ...(await listPage(visitorOf(request), '', {})), ...form })
    const { search, ...filters } = form.value
    request.session.set('candidateSearch', search)
    return reply.redirect(addressOf(filters), 303)
  })
}
