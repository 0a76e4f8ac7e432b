import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NotFound } from '../../../web/errors.ts'
import { id, optionalText } from '../../../web/forms/fields.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import type { Services } from '../../../web/services.ts'
import { allow, flash } from '../../../web/visitor.ts'
import { revokeLinks } from '../acts/revoke-links.ts'

/** A colleague makes the link of a person void, say because it went to somebody else. */
export function linkRoutes(fastify: FastifyInstance, { database: { db } }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.post(
    '/threads/:id/link/revocation',
    {
      onRequest: allow('batches.plan'),
      schema: { params: z.object({ id: id() }), querystring: z.object({ back: optionalText(300).catch(undefined) }) },
    },
    async (request, reply) => {
      if ('refused' in (await revokeLinks(db, request.params.id))) throw new NotFound()
      flash(request, 'reply.link-revoked')
      return reply.redirect(safeRedirect(request.query.back, '/'), 303)
    },
  )
}
