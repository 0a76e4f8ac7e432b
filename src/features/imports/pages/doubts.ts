import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Contact } from '../../../domain/people/contact.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { storedContact } from '../../candidates/contacts.ts'
import { peopleById, type PersonView } from '../../candidates/look-alike-words.ts'
import { keepRows } from '../acts/keep-rows.ts'
import { partRows } from '../acts/part-rows.ts'
import { doubtfulRows, type DoubtfulRow } from '../reads/doubtful-rows.ts'
import { findImport } from '../reads/imports.ts'

/** Rows of a loaded file with contacts that somebody has under another name: one person, or people of their own? */
export function importDoubtRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const onRequest = [allow('imports.run'), allow('candidates.edit')]
  const params = z.object({ id: id() })
  const ofCandidate = params.extend({ candidate: id() })

  app.get('/imports/:id/doubts', { onRequest, schema: { params } }, async (request, reply) => {
    const item = found(await findImport(db, request.params.id))
    const rows = await doubtfulRows(db, item.id)
    const visitor = visitorOf(request)
    const people = await peopleById(db, [...new Set(rows.map(({ candidate }) => candidate))], visitor)
    const file = { id: item.id, name: item.fileName }
    return page(reply, 'imports/doubts', { file, people: doubtsView(rows, people, visitor) })
  })

  app.post(
    '/imports/:id/doubts/:candidate/parting',
    { onRequest, schema: { params: ofCandidate } },
    async (request, reply) => {
      const { id: file, candidate } = request.params
      const result = await partRows(db, { file, candidate }, now())
      if ('refused' in result) flash(request, 'imports.doubts.decided-already')
      else flash(request, 'imports.doubts.parted', { count: result.parted.length, names: namesOf(result.parted) })
      return reply.redirect(`/imports/${file}/doubts`, 303)
    },
  )

  app.post(
    '/imports/:id/doubts/:candidate/keeping',
    { onRequest, schema: { params: ofCandidate } },
    async (request, reply) => {
      const { id: file, candidate } = request.params
      const result = await keepRows(db, { file, candidate })
      flash(request, 'refused' in result ? 'imports.doubts.decided-already' : 'imports.doubts.kept')
      return reply.redirect(`/imports/${file}/doubts`, 303)
    },
  )
}

const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join(', ')

function doubtsView(rows: readonly DoubtfulRow[], people: ReadonlyMap<number, PersonView>, { t, format }: Visitor) {
  return [...Map.groupBy(rows, ({ candidate }) => candidate)].flatMap(([candidate, about]) => {
    const person = people.get(candidate)
    if (!person) return []
    const rowViews = about.map(({ row, name, contacts, given }) => ({
      row: format.number(row),
      name,
      contacts: contacts.map(contactText),
      state: t(given === null ? 'imports.doubts.apart' : 'imports.doubts.taken'),
    }))
    return { ...person, rows: rowViews }
  })
}

const contactText = (contact: Contact): string => storedContact(contact).value
