import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { contactBy } from '../../../domain/pipeline/forgotten.ts'
import { day, id, optionalChoice, optionalId } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { pageSize } from '../../../web/paging.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { anyDue } from '../../privacy/reads/erasures.ts'
import { contactsOf } from '../../candidates/reads/contacts.ts'
import { newsLineView } from '../../offers/news-lines.ts'
import { offerNews } from '../../offers/reads/offer-news.ts'
import { dayLineView, dueParts } from '../day-lines.ts'
import { colleaguesWithWork, dueFor, forgottenOf, type DueKey } from '../reads/due.ts'
import { passedWithoutOffer } from '../reads/passed-without-offer.ts'
import { takeOverAll } from '../../applications/acts/take-over-all.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'

/** What the page can list: what is due, who must not be forgotten, who is nobody's, and who passed without an offer. */
const lists = ['due', 'forgotten', 'unowned', 'passed'] as const

const query = z.object({
  of: optionalId(),
  list: optionalChoice(lists),
  due: day().optional(),
  id: id().optional(),
})

/** The whole lists behind "Needs attention", for oneself or for a colleague, whose work can be taken over. */
export function myDayRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = allow('candidates.edit')

  const rowsOf = async (list: (typeof lists)[number], of: number, after?: DueKey) => {
    const week = contactBy(teamDay(now()))
    if (list === 'due') return dueFor(db, of, after)
    if (list === 'passed') return { rows: await passedWithoutOffer(db, pageSize), next: null }
    return { rows: await forgottenOf(db, list === 'unowned' ? null : of, week), next: null }
  }

  app.get('/my-day', { onRequest: editing, schema: { querystring: query } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const me = userOf(request).id
    const { of = me, list = 'due', due, id: after } = request.query
    const onward = due !== undefined && after !== undefined ? { due, id: after } : undefined
    const [{ rows, next }, colleagues, erasureDue, news] = await Promise.all([
      rowsOf(list, of, onward),
      colleaguesWithWork(db, me),
      anyDue(db, contactBy(teamDay(now()))),
      (onward ?? of !== me) ? [] : offerNews(db, me),
    ])
    const contacts = await contactsOf(db, [...new Set(rows.map(({ candidate_id }) => candidate_id))])
    const addressOf = (more: Record<string, string>) => {
      const words = new URLSearchParams({ ...(of === me ? {} : { of: String(of) }), ...more }).toString()
      return words === '' ? '/my-day' : `/my-day?${words}`
    }
    const address = addressOf(list === 'due' ? {} : { list })
    return page(reply, 'my-day/my-day', {
      colleague: of === me ? null : (colleagues.find((one) => one.id === of) ?? null),
      colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
      mine: of === me,
      erasureDue,
      news: news.map((line) => newsLineView(line, visitor)),
      address,
      list,
      tabs: lists
        .filter((one) => of === me || one === 'due' || one === 'forgotten')
        .filter((one) => one !== 'passed' || visitor.may('offers.make'))
        .map((one) => ({ id: one, href: addressOf(one === 'due' ? {} : { list: one }) })),
      parts: list === 'due' ? dueParts(rows, contacts, now(), visitor) : [],
      lines: list === 'due' ? [] : rows.map((row) => dayLineView(row, contacts, now(), visitor)),
      values: { of: of === me ? '' : of },
      errors: {},
      first: onward ? address : null,
      onwards: next && addressOf({ due: next.due, id: String(next.id) }),
    })
  })

  app.post('/my-day/takeover', { onRequest: editing }, async (request, reply) => {
    const form = z.object({ colleague: id() }).safeParse(request.body)
    const count = form.success ? await takeOverAll(db, form.data.colleague, { by: userOf(request).id, at: now() }) : 0
    flash(request, 'my-day.taken-all', { count })
    return reply.redirect('/my-day', 303)
  })
}
