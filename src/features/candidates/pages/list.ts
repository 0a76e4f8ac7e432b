import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { id } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page, wantsFragment } from '../../../web/views.ts'
import { allow, userOf, visitorOf } from '../../../web/visitor.ts'
import { addressOf, filterQuery, type Filters } from '../filters.ts'
import { searchForm } from './candidate-form.ts'
import { filterOptions, resultsView } from './list-view.ts'
import { savedFilters } from '../reads/saved-filters.ts'

declare module '@fastify/secure-session' {
  interface SessionData {
    candidateSearch: string
  }
}

/**
 * What is searched for is a name or a phone, so it travels in a form and stays in the encrypted session, out of
 * addresses, logs and the browser's history; going on, going back and reloading keep working as with any list.
 */
export function candidateListRoutes(fastify: FastifyInstance, { database }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const reading = allow('candidates.read')

  const listPage = async (request: FastifyRequest, search: string, filters: Filters, after?: number) => {
    const visitor = visitorOf(request)
    const [results, options, saved] = await Promise.all([
      resultsView(db, { search, filters, after }, visitor),
      filterOptions(db, visitor),
      savedFilters(db, userOf(request).id),
    ])
    return { ...results, ...options, saved, errors: {}, values: { search, ...filters } }
  }

  app.get(
    '/candidates',
    { onRequest: reading, schema: { querystring: filterQuery.extend({ after: id().optional() }) } },
    async (request, reply) => {
      const { after, ...filters } = request.query
      const search = request.session.get('candidateSearch') ?? ''
      return page(reply, 'candidates/list', await listPage(request, search, filters, after))
    },
  )

  // With a script it answers as one types, with the list alone.
  app.post('/candidates/search', { onRequest: reading }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(searchForm, request.body, visitor.t)
    if (!form.ok) return formAgain(reply, 'candidates/list', { ...(await listPage(request, '', {})), ...form })
    const { search = '', ...filters } = form.value
    request.session.set('candidateSearch', search)
    if (!wantsFragment(request)) return reply.redirect(addressOf(filters), 303)
    const results = await resultsView(db, { search, filters }, visitor)
    return page(reply, 'candidates/results', { ...results, isFragment: true })
  })
}
