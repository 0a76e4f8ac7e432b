import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contactBy } from '../../../domain/pipeline/forgotten.ts'
import { day, id, optionalId } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { anyDue } from '../../privacy/reads/erasures.ts'
import { contactsOf } from '../../candidates/reads/contacts.ts'
import { newsLineView } from '../../offers/news-lines.ts'
import { offerNews } from '../../offers/reads/offer-news.ts'
import { dayLineView, dueParts } from '../day-lines.ts'
import { colleaguesWithWork, dueFor, forgottenOf } from '../reads/due.ts'
import { takeOverAll } from '../../applications/acts/take-over-all.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'

/** What is due and who must not be forgotten, for oneself or for a colleague, whose work can be taken over. */
export function myDayRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = allow('candidates.edit')
  const whose = z.object({ of: optionalId(), due: day().optional(), id: id().optional() })

  app.get('/my-day', { onRequest: editing, schema: { querystring: whose } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const me = userOf(request).id
    const { of = me, due, id: after } = request.query
    const week = contactBy(teamDay(now()))
    const onward = due !== undefined && after !== undefined ? { due, id: after } : undefined
    const [{ rows, next }, forgotten, unowned, colleagues, erasureDue, news] = await Promise.all([
      dueFor(db, of, onward),
      onward ? [] : forgottenOf(db, of, week),
      (onward ?? of !== me) ? [] : forgottenOf(db, null, week),
      colleaguesWithWork(db, me),
      anyDue(db, week),
      (onward ?? of !== me) ? [] : offerNews(db, me),
    ])
    const contacts = await contactsOf(db, [
      ...new Set([...rows, ...forgotten, ...unowned].map(({ candidate_id }) => candidate_id)),
    ])
    const view = (row: (typeof rows)[number]) => dayLineView(row, contacts, now(), visitor)
    const address = of === me ? '/my-day' : `/my-day?of=${of}`
    const whoseDay = of === me ? {} : { of: String(of) }
    const nextAddress =
      next && `/my-day?${new URLSearchParams({ ...whoseDay, due: next.due, id: String(next.id) }).toString()}`
    return page(reply, 'my-day/my-day', {
      colleague: of === me ? null : (colleagues.find((one) => one.id === of) ?? null),
      colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
      mine: of === me,
      erasureDue,
      news: news.map((line) => newsLineView(line, visitor)),
      address,
      parts: dueParts(rows, contacts, now(), visitor),
      forgotten: forgotten.map(view),
      unowned: unowned.map(view),
      values: { of: of === me ? '' : of },
      errors: {},
      first: onward ? address : null,
      onwards: nextAddress,
    })
  })

  app.post('/my-day/takeover', { onRequest: editing }, async (request, reply) => {
    const form = z.object({ colleague: id() }).safeParse(request.body)
    const count = form.success ? await takeOverAll(db, form.data.colleague, { by: userOf(request).id, at: now() }) : 0
    flash(request, 'my-day.taken-all', { count })
    return reply.redirect('/my-day', 303)
  })
}
