import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { text } from '../../../web/forms/fields.ts'
import { emptyForm, readForm } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { foldSources } from '../acts/fold-sources.ts'
import { sourceCounts } from '../reads/source-counts.ts'
import { alikeSources, sourceOptions } from './sources-view.ts'

const foldForm = z.object({
  source: z.array(z.string()).default([]),
  name: text(100),
  sure: z.literal('yes', 'sources.sure-needed' satisfies MessageKey),
})

const refusals = {
  'nothing-to-fold': 'sources.choose',
  'no-such-source': 'sources.gone',
  'file-loading': 'sources.file-loading',
} as const

/** Settings: the sources of people and past invitations, and the form that makes several of them one. */
export function sourceRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  const onRequest = allow('candidates.edit')

  const sourcesPage = async (visitor: Visitor) => {
    const counts = await sourceCounts(db)
    return { ...emptyForm, values: alikeSources(counts), sources: sourceOptions(counts, visitor) }
  }

  app.get('/settings/sources', { onRequest }, async (request, reply) =>
    page(reply, 'sources/sources', await sourcesPage(visitorOf(request))),
  )

  app.post('/settings/sources', { onRequest, config: { lists: ['source'] } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const again = async (errors: Record<string, string>) =>
      formAgain(reply, 'sources/sources', { ...(await sourcesPage(visitor)), errors, values: request.body as object })
    const form = readForm(foldForm, request.body, visitor.t)
    if (!form.ok) return again(form.errors)
    const { source, name } = form.value
    const result = await foldSources(db, source, name, { by: userOf(request).id, at: now() })
    if ('refused' in result) return again({ source: visitor.t(refusals[result.refused]) })
    flash(request, 'sources.folded', { name, ...result.folded })
    return reply.redirect('/settings/sources', 303)
  })
}
