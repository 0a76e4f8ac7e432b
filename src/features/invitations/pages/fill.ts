import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found, NotFound } from '../../../web/errors.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findBatch, slotsOfBatch } from '../../batches/reads/batches.ts'
import { sentWhenInvited } from '../../messages/reads/sent-when-invited.ts'
import { teamModel } from '../../turnout/reads/team-model.ts'
import { invite, type Invited, type NotInvited } from '../acts/invite.ts'
import {
  candidatesToInvite,
  countToInvite,
  inviteGroups,
  waysToFilter,
  type InviteGroup,
  type ToChooseFrom,
} from '../reads/candidates-to-invite.ts'
import { invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { suggested } from '../../../domain/scheduling/whom-to-invite.ts'
import { id } from '../../../web/forms/fields.ts'
import { inviteRefusalError, notInvitedError } from '../refusals.ts'
import { fillForm, fillQuery, queryOf, type FillQuery } from './fill-form.ts'
import { fillPage, roomFor, sentText } from './fill-view.ts'

/** How many candidates one page of the choice shows. */
const pageSize = 40

/** More than anybody invites to one day. */
const mostOfOneDay = 2000

/** The page on which people are chosen and invited to a batch. */
export function fillRoutes(fastify: FastifyInstance, { config, database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const toPlan = { onRequest: allow('batches.plan'), schema: { params } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  /** @param chosen whom somebody has chosen so far; null at the first look, when the first ones are proposed */
  const choice = async (
    batchId: number,
    query: FillQuery,
    chosen: readonly number[] | null,
    visitor: Visitor,
    form: FormView = emptyForm,
  ) => {
    const batch = found(await findBatch(db, batchId))
    const group = query.tab ?? query.group
    const of = query.tab === undefined ? (query.of ?? null) : null
    const { more, source, experience } = query
    const all = { batch: batchId, vacancy: batch.vacancy_id, source, leastExperience: experience && Number(experience) }
    const from = { ...all, group, missedBatch: of }
    const counts = await countsOfGroups(all, from)
    const pages = Math.max(1, Math.ceil(counts[group] / pageSize))
    const page = Math.min(Math.max(1, query.go ?? (query.tab === undefined ? query.page : 1)), pages)
    const slots = await slotsOfBatch(db, batchId)
    const rows = await invitationsOfBatch(db, batchId)
    const room = roomFor(slots, rows, more)
    const candidates = await candidatesToInvite(db, from, { from: (page - 1) * pageSize, limit: pageSize })
    const shown = { group, of, more, room, source, experience, counts, page, pages }
    const proposed = chosen ? [] : await proposal(from, room)
    return {
      ...fillPage(
        { batch, slots, rows, candidates },
        shown,
        { chosen, proposed },
        await facts(batch.vacancy_id),
        visitor,
      ),
      sends: sentText(
        await sentWhenInvited(db, config, { ...batch, startsAt: slots[0]?.starts_at }, now()),
        batch.time_zone,
        visitor,
      ),
      ...form,
    }
  }

  const facts = async (vacancy: number) => ({
    model: await teamModel(db),
    now: now().toString(),
    filters: await waysToFilter(db, vacancy),
  })

  const countsOfGroups = async (all: Omit<ToChooseFrom, 'group' | 'missedBatch'>, from: ToChooseFrom) => {
    const counts = {} as Record<InviteGroup, number>
    for (const group of inviteGroups)
      counts[group] = await countToInvite(db, group === from.group ? from : { ...all, group, missedBatch: null })
    return counts
  }

  /** Of the other groups somebody is chosen by hand, unless those who missed one day are to be invited again. */
  const proposal = async (from: ToChooseFrom, room: number): Promise<number[]> => {
    if (room === 0 || (from.group !== 'ready' && from.missedBatch === null)) return []
    return suggested(await candidatesToInvite(db, from, { from: 0, limit: mostOfOneDay }), room).map(({ id }) => id)
  }

  app.get(
    '/batches/:id/fill',
    { ...toPlan, schema: { params, querystring: fillQuery }, config: { lists: ['candidate'] } },
    async (request, reply) => {
      const { query } = request
      const chosen = query.chosen ? [...query.others, ...query.candidate] : null
      return page(reply, 'invitations/fill', await choice(request.params.id, query, chosen, visitorOf(request)))
    },
  )

  app.post('/batches/:id/fill', { ...toPlan, config: { lists: ['candidate'] } }, async (request, reply) => {
    const visitor = visitorOf(request)
    const form = readForm(fillForm, request.body, visitor.t)
    const query = queryOf(request.body)
    const candidates = [...query.others, ...query.candidate]
    const shownAgain = async (refused: FormView) =>
      formAgain(reply, 'invitations/fill', await choice(request.params.id, query, candidates, visitor, refused))
    if (!form.ok) return shownAgain(form)
    const { slot = null, beyond } = form.value
    const batch = request.params.id
    const result = await invite(db, { batch, candidates, slot, beyondPlan: beyond === 'yes' }, actor(request))
    const again = (errors: Record<string, string>) => shownAgain(rejectForm(request.body, errors))
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
