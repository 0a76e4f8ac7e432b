import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { choice, id } from '../../../web/forms/fields.ts'
import { numbersOf } from '../../../web/forms/numbered-fields.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { withoutResult } from '../../batches/presence.ts'
import { findBatch } from '../../batches/reads/batches.ts'
import { invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { recordResults, type ResultOf } from '../acts/record-results.ts'
import { refusalReasons, type InterviewResult } from '../result.ts'

/** Reasons that need no further words, so that one tap is the whole result. */
const quickReasons = refusalReasons.filter((reason) => reason !== 'other')

/** What one tap says, by the value that is sent. */
const taps = new Map<string, InterviewResult>([
  ['passed', { result: 'passed', reason: null, note: null }],
  ['second', { result: 'second', reason: null, note: null }],
  ...quickReasons.map((reason): [string, InterviewResult] => [
    `refused-${reason}`,
    { result: 'refused', reason, note: null },
  ]),
])

const tapped = z.object({ version: id(), result: choice([...taps.keys()]) })

/** The list of those who came and have no result yet, to be filled in on one page. */
export function resultListRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const toRecord = { onRequest: allow('results.record'), schema: { params: z.object({ id: id() }) } }

  const missing = async (batchId: number) => withoutResult(await invitationsOfBatch(db, batchId))

  app.get('/batches/:id/results', toRecord, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    const { t, format } = visitorOf(request)
    return page(reply, 'reception/results', {
      batch,
      day: t('reception.day', { title: batch.title, date: format.date(batch.date) }),
      reasons: quickReasons,
      people: (await missing(batch.id)).map(({ id, version, name }) => ({ id, version, name })),
    })
  })

  app.post('/batches/:id/results', toRecord, async (request, reply) => {
    const batch = found(await findBatch(db, request.params.id))
    const ofBatch = new Set((await invitationsOfBatch(db, batch.id)).map((row) => row.id))
    const chosen = tapsOf(request).filter(({ seen }) => ofBatch.has(seen.id))
    const { recorded, left } = await recordResults(db, chosen, { by: userOf(request).id, at: now() })
    if (chosen.length === 0) flash(request, 'fill.nobody')
    else if (left > 0) flash(request, 'results.recorded-left', { count: recorded, left })
    else flash(request, 'results.recorded', { count: recorded })
    const done = left === 0 && (await missing(batch.id)).length === 0
    return reply.redirect(done ? `/batches/${batch.id}` : `/batches/${batch.id}/results`, 303)
  })
}

/** The results that were chosen: `result-12` beside `version-12`, for invitation 12. */
function tapsOf({ body }: FastifyRequest): ResultOf[] {
  const sent = (body ?? {}) as Record<string, unknown>
  return numbersOf('result', sent).flatMap((invitation) => {
    const form = tapped.safeParse({ version: sent[`version-${invitation}`], result: sent[`result-${invitation}`] })
    const ended = form.success && taps.get(form.data.result)
    return ended ? [{ seen: { id: invitation, version: form.data.version }, ended }] : []
  })
}
