import { Temporal } from 'temporal-polyfill'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { erasureBases } from '../../../domain/people/erasure-term.ts'
import { found, NotFound } from '../../../web/errors.ts'
import { day, id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { actorOf, allow, flash, visitorOf } from '../../../web/visitor.ts'
import { comingText } from '../../batches/coming-words.ts'
import { comingInvitations } from '../../batches/reads/standing.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { sendDue } from '../../message-sending/send-due.ts'
import { teamDay, termView } from '../words.ts'
import { callOffEntries } from '../acts/call-off-entries.ts'
import { eraseCandidate } from '../acts/erase-candidate.ts'
import { dueView, erasureView } from './erasure-view.ts'
import { dueUntil, erasureLog, findErasure } from '../reads/erasures.ts'
import { erasureForm } from './forms.ts'
import { termOf } from '../../retention/reads/terms.ts'

/** How far ahead the list of whom to erase looks. */
const ahead = { days: 7 }

/** So long an erasure waits for the mail server, in milliseconds. */
const patience = 5000

/** Erasing a candidate, whom to erase next, and the acts of what was erased. */
export function erasureRoutes(fastify: FastifyInstance, services: Services) {
  const { database, now } = services
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const erasing = allow('candidates.erase')
  const params = z.object({ id: id() })

  const erasurePage = async (request: FastifyRequest, candidate: number) => {
    const visitor = visitorOf(request)
    const { id, name } = found(await findCandidate(db, candidate))
    const term = found(await termOf(db, id))
    return {
      ...emptyForm,
      candidate: { id, name },
      coming: comingText(await comingInvitations(db, id, now().toString()), visitor),
      considered: term.by === null,
      term: termView(term, teamDay(now()), visitor),
      bases: erasureBases.map((value) => ({ value, label: visitor.t(`erasure.basis.${value}`) })),
    }
  }

  app.get('/candidates/:id/erasure', { onRequest: erasing, schema: { params } }, async (request, reply) => {
    const data = await erasurePage(request, request.params.id)
    return page(reply, 'privacy/erasure', { ...data, values: { basis: data.considered ? '' : 'purpose' } })
  })

  app.post('/candidates/:id/erasure', { onRequest: erasing, schema: { params } }, async (request, reply) => {
    const data = await erasurePage(request, request.params.id)
    const form = readForm(erasureForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'privacy/erasure', { ...data, ...form })
    const act = actorOf(request, now())
    const entries = await callOffEntries(db, data.candidate.id, act)
    if (entries.length > 0) await sendDue(services, { among: entries, patience })
    const result = await eraseCandidate(database, data.candidate.id, form.value.basis, act)
    if ('refused' in result) throw new NotFound()
    flash(request, 'erasure.done')
    return reply.redirect(`/erasures/${result.erased}`, 303)
  })

  const after = z.object({ by: day().optional(), id: id().optional() })
  app.get(
    '/candidates/to-erase',
    { onRequest: allow('candidates.edit'), schema: { querystring: after } },
    async (request, reply) => {
      const { by, id: last } = request.query
      const onwards = by !== undefined && last !== undefined ? { by, id: last } : undefined
      const until = Temporal.PlainDate.from(teamDay(now())).add(ahead).toString()
      const { rows, next } = await dueUntil(db, until, onwards)
      return page(reply, 'privacy/to-erase', {
        due: rows.map((row) => dueView(row, now(), visitorOf(request))),
        first: onwards ? '/candidates/to-erase' : null,
        onwards: next && `/candidates/to-erase?by=${next.by}&id=${next.id}`,
      })
    },
  )

  app.get(
    '/erasures',
    { onRequest: erasing, schema: { querystring: z.object({ before: id().optional() }) } },
    async (request, reply) => {
      const { before } = request.query
      const { rows, next } = await erasureLog(db, before)
      return page(reply, 'privacy/erasures', {
        erasures: rows.map((row) => erasureView(row, visitorOf(request))),
        first: before === undefined ? null : '/erasures',
        onwards: next === null ? null : `/erasures?before=${next}`,
      })
    },
  )

  app.get('/erasures/:id', { onRequest: erasing, schema: { params } }, async (request, reply) =>
    page(reply, 'privacy/act', {
      act: erasureView(found(await findErasure(db, request.params.id)), visitorOf(request)),
    }),
  )
}
