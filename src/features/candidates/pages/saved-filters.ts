import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, text } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { addressOf, filterQuery, type Filters } from '../filters.ts'
import { filterWords } from './list-view.ts'
import { deleteFilter } from '../acts/delete-filter.ts'
import { saveFilter } from '../acts/save-filter.ts'

const nameForm = z.object({ name: text(60) })

/** Filters under a name, each person's own; what was searched for is never part of them. */
export function savedFilterRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const reading = allow('candidates.read')

  /** The filters in words, for the page that asks for their name. */
  const described = async (filters: Filters, visitor: Visitor) => {
    const words = await filterWords(db, filters, visitor)
    return { words, back: addressOf(filters), values: {}, errors: {} }
  }

  app.get(
    '/candidates/filters/new',
    { onRequest: reading, schema: { querystring: filterQuery } },
    async (request, reply) => page(reply, 'candidates/save-filter', await described(request.query, visitorOf(request))),
  )

  app.post(
    '/candidates/filters/new',
    { onRequest: reading, schema: { querystring: filterQuery } },
    async (request, reply) => {
      const visitor = visitorOf(request)
      const form = readForm(nameForm, request.body, visitor.t)
      if (!form.ok)
        return formAgain(reply, 'candidates/save-filter', { ...(await described(request.query, visitor)), ...form })
      await saveFilter(db, userOf(request).id, form.value.name, request.query)
      flash(request, 'saved-filter.saved', { name: form.value.name })
      return reply.redirect(addressOf(request.query), 303)
    },
  )

  app.post(
    '/candidates/filters/:id/deletion',
    { onRequest: reading, schema: { params: z.object({ id: id() }) } },
    async (request, reply) => {
      const { name } = found(await deleteFilter(db, userOf(request).id, request.params.id))
      flash(request, 'saved-filter.deleted', { name })
      return reply.redirect('/candidates', 303)
    },
  )
}
