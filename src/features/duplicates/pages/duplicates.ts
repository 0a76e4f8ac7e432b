import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { choice, id } from '../../../web/forms/fields.ts'
import type { Services } from '../../../web/services.ts'
import { page, wantsFragment } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'
import { lookAlikeViews } from '../../candidates/look-alike-words.ts'
import { pairViews } from './pair-view.ts'
import { lookAlikes } from '../../candidates/reads/look-alikes.ts'
import { suspectedPairs } from '../reads/suspected-pairs.ts'
import { tellApart } from '../../candidates/acts/tell-apart.ts'

/** Who may be the same person: beside a candidate, and in the whole database. */
export function duplicateRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = allow('candidates.edit')
  const params = z.object({ id: id() })

  app.get('/candidates/:id/look-alikes', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const { id, name } = found(await findCandidate(db, request.params.id))
    // Phones and e-mails are each one person's: only the name can be another's too.
    const alike = await lookAlikes(db, { name, phones: [], emails: [], profiles: [] }, id)
    const data = { candidate: { id, name }, alike: await lookAlikeViews(db, alike, visitorOf(request)) }
    return page(reply, wantsFragment(request) ? 'duplicates/of-candidate' : 'duplicates/candidate', data)
  })

  app.get(
    '/candidates/duplicates',
    { onRequest: editing, schema: { querystring: z.object({ after: id().optional() }) } },
    async (request, reply) => {
      const { after } = request.query
      const { pairs, next } = await suspectedPairs(db, after)
      return page(reply, 'duplicates/list', {
        pairs: await pairViews(db, pairs, visitorOf(request)),
        first: after === undefined ? null : '/candidates/duplicates',
        onwards: next === null ? null : `/candidates/duplicates?after=${next}`,
      })
    },
  )

  app.post(
    '/candidates/:id/different/:other',
    {
      onRequest: editing,
      schema: { params: params.extend({ other: id() }), body: z.object({ from: choice(['list', 'candidate']) }) },
    },
    async (request, reply) => {
      const [one, other] = [
        found(await findCandidate(db, request.params.id)),
        found(await findCandidate(db, request.params.other)),
      ]
      await tellApart(db, one.id, other.id, userOf(request).id, now())
      flash(request, 'duplicates.told-apart')
      return reply.redirect(request.body.from === 'list' ? '/candidates/duplicates' : `/candidates/${one.id}`, 303)
    },
  )
}
