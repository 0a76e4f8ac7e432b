import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mergedFields, isJoinable, type Choice, type Choices } from '../../../domain/people/merging.ts'
import { found, NotFound } from '../../../web/errors.ts'
import { choice, id } from '../../../web/forms/fields.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { mergeView } from './merge-view.ts'
import { mergeCandidates } from '../acts/merge-candidates.ts'
import { undoMerge, type Refusal } from '../acts/undo-merge.ts'
import { contactsOf } from '../../candidates/reads/contacts.ts'
import { findCandidate } from '../../candidates/reads/find-candidate.ts'

const choiceOf = (field: (typeof mergedFields)[number]) =>
  choice(isJoinable(field) ? ['kept', 'other', 'both'] : ['kept', 'other']).optional() as z.ZodType<Choice | undefined>

const mergeForm = z.object({
  ...(Object.fromEntries(mergedFields.map((field) => [field, choiceOf(field)])) as Record<
    keyof Choices,
    ReturnType<typeof choiceOf>
  >),
  keptVersion: id(),
  otherVersion: id(),
})

/** What has changed since a merge, by its table; a table without words of its own is one of the rest. */
const refusals: Record<string, MessageKey> = {
  candidates: 'merge.refused.candidates',
  candidate_contacts: 'merge.refused.contacts',
  applications: 'merge.refused.applications',
  invitations: 'merge.refused.invitations',
  offers: 'merge.refused.offers',
  person_levels: 'merge.refused.level',
}

const refusalKey = (refusal: Refusal): MessageKey =>
  'table' in refusal ? (refusals[refusal.table] ?? 'merge.refused.other') : 'merge.refused.later-merge'

/** Two entries of one person become one, and two again when that was a mistake. */
export function mergeRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = allow('candidates.edit')
  const params = z.object({ id: id(), other: id() })

  /** Whoever was added first is kept: the address that colleagues have noted down goes on. */
  const mergePage = async (
    request: FastifyRequest,
    ids: { id: number; other: number },
    form: FormView | null = null,
  ) => {
    const [first, second] = [Math.min(ids.id, ids.other), Math.max(ids.id, ids.other)]
    const kept = found(await findCandidate(db, first))
    const other = found(first === second ? undefined : await findCandidate(db, second))
    const { chosen, ...view } = mergeView(kept, other, await contactsOf(db, [first, second]), visitorOf(request))
    return { ...view, changedMeanwhile: false, ...(form ?? { values: chosen, errors: {} }), chosen }
  }

  app.get('/candidates/:id/merge/:other', { onRequest: editing, schema: { params } }, async (request, reply) =>
    page(reply, 'duplicates/merge', await mergePage(request, request.params)),
  )

  app.post('/candidates/:id/merge/:other', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(mergeForm, request.body, t)
    const data = await mergePage(request, request.params, form.ok ? null : form)
    if (!form.ok) return formAgain(reply, 'duplicates/merge', data)
    const { keptVersion, otherVersion, ...chosen } = form.value
    const choices = Object.fromEntries(
      mergedFields.map((field) => [field, chosen[field] ?? data.chosen[field]]),
    ) as Choices
    const who = {
      kept: { id: data.kept.id, version: keptVersion },
      merged: { id: data.other.id, version: otherVersion },
      choices,
    }
    const done = await mergeCandidates(db, who, {
      by: userOf(request).id,
      now: now(),
      invitedTwice: t('merge.invited-twice'),
    })
    if ('stale' in done) return page(reply.code(409), 'duplicates/merge', { ...data, changedMeanwhile: true })
    flash(request, 'merge.done', { name: data.other.name })
    return reply.redirect(`/candidates/${data.kept.id}`, 303)
  })

  app.post(
    '/candidates/:id/merges/:merge/undoing',
    { onRequest: editing, schema: { params: z.object({ id: id(), merge: id() }) } },
    async (request, reply) => {
      const { id: kept, merge } = request.params
      const answer = await undoMerge(db, kept, merge, now())
      if ('refused' in answer && answer.refused === 'no-such-merge') throw new NotFound()
      flash(request, 'restored' in answer ? 'merge.undone' : refusalKey(answer))
      return reply.redirect(`/candidates/${'restored' in answer ? answer.restored : kept}`, 303)
    },
  )
}
