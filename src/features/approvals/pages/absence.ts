import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden, found, NotFound } from '../../../web/errors.ts'
import { day, id } from '../../../web/forms/fields.ts'
import { readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import { messageKey, type MessageKey } from '../../../web/messages/index.ts'
import type { Services } from '../../../web/services.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import type { AbsenceRefusal } from '../absence.ts'
import { absenceText } from '../absence-words.ts'
import { endAbsence } from '../acts/end-absence.ts'
import { saveAbsence } from '../acts/save-absence.ts'
import { absences } from '../reads/absences.ts'
import { approvingColleagues } from '../reads/approving-colleagues.ts'

const absenceForm = z.object({
  from: day(),
  to: day(),
  delegate: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number(messageKey('fields.choose')).int(messageKey('fields.choose')),
  ),
})

type Kind = Exclude<AbsenceRefusal['refused'], 'not-allowed' | 'no-colleague' | 'nothing-to-decide'>

/** What is wrong, and in which field. */
const wrong: Record<Kind, { field: 'delegate' | 'to'; message: MessageKey }> = {
  oneself: { field: 'delegate', message: 'absence.oneself' },
  'may-not-approve': { field: 'delegate', message: 'absence.may-not-approve' },
  'delegate-away': { field: 'delegate', message: 'absence.delegate-away' },
  'ends-before': { field: 'to', message: 'absence.ends-before' },
  over: { field: 'to', message: 'absence.over' },
}

/** When somebody who approves offers is away, and who decides for them; for others set by who keeps accounts. */
export function absenceRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  const absencePage = async (request: FastifyRequest, user: number, again?: FormView) => {
    const visitor = visitorOf(request)
    const people = await approvingColleagues(db)
    const { name } = found(people.find((one) => one.id === user))
    const known = (await absences(db, now())).find(({ user_id }) => user_id === user)
    const own = user === userOf(request).id
    return {
      values: known
        ? { from: known.from_day, to: known.to_day, delegate: known.delegate_id }
        : { from: teamDay(now()) },
      errors: {},
      ...again,
      own,
      name,
      address: own ? '/settings/absence' : `/settings/colleagues/${user}/absence`,
      current: known ? absenceText(known, visitor) : null,
      people: people.filter((one) => one.id !== user).map((one) => ({ value: one.id, label: one.name })),
    }
  }

  const save = async (request: FastifyRequest, reply: FastifyReply, user: number) => {
    const { t } = visitorOf(request)
    const form = readForm(absenceForm, request.body, t)
    if (!form.ok) return formAgain(reply, 'approvals/absence', await absencePage(request, user, form))
    const result = await saveAbsence(db, { user, ...form.value }, { by: userOf(request).id, at: now() })
    if ('saved' in result) {
      flash(request, 'absence.saved')
      return reply.redirect('/settings', 303)
    }
    if (result.refused === 'not-allowed') throw new Forbidden()
    if (result.refused === 'no-colleague' || result.refused === 'nothing-to-decide') throw new NotFound()
    const { field, message } = wrong[result.refused]
    const again = rejectForm(request.body, { [field]: t(message) })
    return formAgain(reply, 'approvals/absence', await absencePage(request, user, again))
  }

  const end = async (request: FastifyRequest, reply: FastifyReply, user: number) => {
    if ('refused' in (await endAbsence(db, user, { by: userOf(request).id }))) throw new Forbidden()
    flash(request, 'absence.ended')
    return reply.redirect('/settings', 303)
  }

  const mine = { onRequest: allow('offers.approve') }
  const theirs = { onRequest: allow('accounts.manage'), schema: { params: z.object({ id: id() }) } }

  app.get('/settings/absence', mine, async (request, reply) =>
    page(reply, 'approvals/absence', await absencePage(request, userOf(request).id)),
  )
  app.post('/settings/absence', mine, (request, reply) => save(request, reply, userOf(request).id))
  app.post('/settings/absence/end', mine, (request, reply) => end(request, reply, userOf(request).id))
  app.get('/settings/colleagues/:id/absence', theirs, async (request, reply) =>
    page(reply, 'approvals/absence', await absencePage(request, request.params.id)),
  )
  app.post('/settings/colleagues/:id/absence', theirs, (request, reply) => save(request, reply, request.params.id))
  app.post('/settings/colleagues/:id/absence/end', theirs, (request, reply) => end(request, reply, request.params.id))
}
