import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id, optionalText } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, type FormView } from '../../../web/forms/forms.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { closeApplication } from '../../applications/acts/close-application.ts'
import { reasonForm, reasonOptions } from '../../applications/closure-form.ts'
import { ownCloseReasons } from '../../applications/reads/close-reasons.ts'
import { comingText } from '../../batches/coming-words.ts'
import { standingOf } from '../../batches/reads/standing.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { openAmong } from '../reads/ticked.ts'
import { tickedApplications } from './move-form.ts'

const idsAsked = z
  .string()
  .regex(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){0,499}$/)
  .transform((typed) => [...new Set(typed.split('.').map(Number))])
  .catch([])
const tickedForm = z.object({ application: tickedApplications.catch([]) })
/** Whether each of them is told by a message, and what it says in the colleague's own words. */
const tellForm = z.object({ tell: z.literal('yes').optional().catch(undefined), note: optionalText(1000) })
const back = z.string().max(300).optional().catch(undefined)

/** Ending several applications of a vacancy with one reason: whom it concerns is shown first. */
export function refusalRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const params = z.object({ id: id() })
  const guard = { onRequest: allow('candidates.edit'), config: { lists: ['application'] } }

  // What the ticks of a list ask for, as an address: nothing is changed yet.
  app.post('/vacancies/:id/refusals', { ...guard, schema: { params } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id)).id
    const sent = tickedForm.extend({ back }).parse(request.body ?? {})
    const list = safeRedirect(sent.back, `/vacancies/${vacancy}/list`)
    if (sent.application.length === 0) {
      flash(request, 'bulk.choose')
      return reply.redirect(list, 303)
    }
    const query = new URLSearchParams({ of: sent.application.map(({ id }) => id).join('.'), back: list })
    return reply.redirect(`/vacancies/${vacancy}/refusal?${query.toString()}`, 303)
  })

  const show = async (
    request: FastifyRequest,
    { id, title }: { id: number; title: string },
    { applications, back }: { applications: readonly number[]; back: string },
    form: FormView = emptyForm,
  ) => {
    const visitor = visitorOf(request)
    const people = await openAmong(db, id, applications)
    const standing = await standingOf(
      db,
      people.map(({ candidate_id }) => candidate_id),
    )
    const coming = standing.filter(
      (one) => one.vacancy_id === id && one.presence === null && one.starts_at > now().toString(),
    )
    return {
      vacancy: { id, title },
      back,
      count: people.length,
      people: people.map(({ id, version, candidate_id, name }) => ({
        seen: `${id}.${version}`,
        name,
        href: `/candidates/${candidate_id}#application-${id}`,
        coming: comingText(
          coming.filter((one) => one.candidate_id === candidate_id),
          visitor,
        ),
      })),
      ending: coming.length,
      reasons: reasonOptions(await ownCloseReasons(db), visitor.t),
      ...form,
    }
  }

  const asking = z.object({ of: idsAsked, back })
  app.get('/vacancies/:id/refusal', { ...guard, schema: { params, querystring: asking } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const list = safeRedirect(request.query.back, `/vacancies/${vacancy.id}/list`)
    return page(
      reply,
      'vacancy-overview/refusal',
      await show(request, vacancy, { applications: request.query.of, back: list }),
    )
  })

  app.post('/vacancies/:id/refusal', { ...guard, schema: { params, querystring: asking } }, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const visitor = visitorOf(request)
    const list = safeRedirect(request.query.back, `/vacancies/${vacancy.id}/list`)
    const { application } = tickedForm.parse(request.body ?? {})
    const reasons = reasonForm(reasonOptions(await ownCloseReasons(db), visitor.t))
    const form = readForm(reasons.and(tellForm), request.body, visitor.t)
    const applications = application.map(({ id }) => id)
    if (!form.ok)
      return formAgain(
        reply,
        'vacancy-overview/refusal',
        await show(request, vacancy, { applications, back: list }, form),
      )
    const there = new Set((await openAmong(db, vacancy.id, applications)).map(({ id }) => id))
    const closure = {
      ...form.value.closure,
      ...(form.value.tell && visitor.may('messages.send') && { message: { note: form.value.note ?? null } }),
    }
    let [count, ended] = [0, 0]
    for (const seen of application.filter(({ id }) => there.has(id))) {
      const closed = await closeApplication(db, seen, closure, { by: userOf(request).id, at: now() })
      if (!('changed' in closed)) continue
      count += 1
      ended += closed.ended
    }
    flash(request, 'bulk.refused', { count, ended, left: application.length - count })
    return reply.redirect(list, 303)
  })
}
