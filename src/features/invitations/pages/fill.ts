import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found, NotFound } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { invite, type Invited, type NotInvited } from '../acts/invite.ts'
import { candidatesToInvite, countToInvite, inviteGroups } from '../reads/candidates-to-invite.ts'
import { invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { id, optionalChoice } from '../../../web/forms/fields.ts'
import { inviteRefusalError, notInvitedError } from '../refusals.ts'
import { fillPage } from './fill-view.ts'

const wholeFrom0 = (most: number) => z.coerce.number().int().min(0).max(most).default(0)

/** How many candidates one page of the choice shows. */
const choicePage = 100

/** Which of the candidates are shown, and from where on. `of` is a batch: only those who missed it. */
const fillQuery = z.object({
  after: wholeFrom0(2_147_483_647),
  more: wholeFrom0(2000),
  group: z.enum(inviteGroups).default('ready'),
  of: id().optional(),
})

const fillForm = z.object({
  candidate: z.array(id()).max(2000).default([]),
  slot: z.preprocess((value) => (value === '' ? undefined : value), id().optional()),
  beyond: optionalChoice(['yes']),
})

/** The page on which people are chosen and invited to a batch. */
export function fillRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const choice = async (
    batchId: number,
    { after, more, group, of, ticked }: z.output<typeof fillQuery> & { ticked?: readonly number[] | undefined },
    visitor: Visitor,
    form: FormView = emptyForm,
  ) => {
    const batch = found(await findBatch(db, batchId))
    const missedBatch = of ?? null
    const from = { batch: batchId, vacancy: batch.vacancy_id, group, missedBatch }
    const [slots, rows, candidates] = [
      await slotsOfBatch(db, batchId),
      await invitationsOfBatch(db, batchId),
      await candidatesToInvite(db, from, after, choicePage + 1),
    ]
    const all = { ...from, missedBatch: null }
    const counts = {
      missed: await countToInvite(db, { ...all, group: 'missed' }),
      came: await countToInvite(db, { ...all, group: 'came' }),
    }
    const chances = { model: await teamModel(db), now: now().toString() }
    const shown = { pageSize: choicePage, more, group, of: missedBatch, counts, ticked }
    return { ...fillPage(batch, slots, rows, candidates, shown, chances, visitor), ...form }
  }

  app.get(
    '/batches/:id/fill',
    {
      ...toPlan,
      schema: { params, querystring: fillQuery },
    },
    async (request, reply) =>
      page(reply, 'invitations/fill', await choice(request.params.id, request.query, visitorOf(request))),
  )

  app.post('/batches/:id/fill', { ...toPlan, config: { lists: ['candidate'] } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(fillForm, request.body, visitor.t)
    if (!form.ok)
      return formAgain(reply, 'invitations/fill', await choice(request.params.id, fillQuery.parse({}), visitor, form))
    const { candidate: candidates, slot = null, beyond } = form.value
    const batch = request.params.id
    const result = await invite(db, { batch, candidates, slot, beyondPlan: beyond === 'yes' }, actor(request))
    const again = async (errors: Record<string, string>) => {
      const page = await choice(
        batch,
        { ...fillQuery.parse({}), ticked: candidates },
        visitor,
        rejectForm(request.body, errors),
      )
      return formAgain(reply, 'invitations/fill', page)
    }
    if ('refused' in result) {
      if (result.refused === 'no-such-batch') throw new NotFound()
      if (result.refused === 'nobody-allowed') return again({ candidate: peopleText(result.notInvited, visitor) })
      return again({ slot: visitor.t(inviteRefusalError(result.refused).message) })
    }
    tell(request, candidates.length, result)
    const { left } = result
    return reply.redirect(left > 0 || candidates.length === 0 ? `/batches/${batch}/fill` : `/batches/${batch}`, 303)
  })

  /** Says on the next page what came of inviting; of several things the one that asks for most attention. */
  const tell = (request: FastifyRequest, chosen: number, { notInvited, alsoInvited, ...counts }: Invited) => {
    const { invited, already, left } = counts
    const people = peopleText(notInvited, visitorOf(request))
    if (chosen === 0) flash(request, 'fill.nobody')
    else if (notInvited.length > 0) flash(request, 'fill.done-without', { invited, people })
    else if (left > 0) flash(request, 'fill.done-left', { invited, left })
    else if (already > 0) flash(request, 'fill.done-already', { invited, already })
    else flash(request, alsoInvited.length > 0 ? 'fill.done-also' : 'fill.done', { invited })
  }
}

/** How many of those who were not invited are named: the sentence stands in a cookie until the next page. */
const named = 5

/** Who was not invited, and why. */
function peopleText(people: readonly NotInvited[], { t, format }: Visitor): string {
  const some = people.slice(0, named).map((one) => {
    const { message, values } = notInvitedError(one, format)
    return t('fill.not-invited', { name: one.name, why: t(message, values) })
  })
  const more = people.length - some.length
  return [...some, ...(more > 0 ? [t('fill.more-people', { count: more })] : [])].join(' ')
}
