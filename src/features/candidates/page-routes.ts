import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { closeReasons } from '../../web/close-reasons.ts'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, flash, visitorOf, type Visitor } from '../../web/visitor.ts'
import { openVacancies } from '../vacancies/queries.ts'
import { applicationForm, closureForm, ownReason } from './forms.ts'
import { applicationView, interviewView, offerView, originView } from './history-pages.ts'
import { applicationsOf, apply, findApplication, importOf, interviewsOf, offersOf, setApplicationClosed } from './history-queries.ts'
import { levelView } from './level-pages.ts'
import { findLevel } from './level-queries.ts'
import { candidateView } from './pages.ts'
import { contactsOf, findCandidate } from './queries.ts'

/** One candidate: facts, and what they applied to, were invited for and were offered. */
export function candidatePageRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = allow('candidates.edit')
  const params = z.object({ id: id() })
  const ofApplication = { onRequest: editing, schema: { params: z.object({ id: id(), application: id() }) } }

  const candidatePage = async (request: FastifyRequest, candidate: number) => {
    const visitor = visitorOf(request)
    const row = found(await findCandidate(db, candidate))
    const [contacts, applications, interviews, offers, open, level, origin] = await Promise.all([
      contactsOf(db, [candidate]),
      applicationsOf(db, candidate),
      interviewsOf(db, candidate),
      offersOf(db, candidate),
      openVacancies(db),
      findLevel(db, candidate),
      row.import_id === null ? undefined : importOf(db, row.import_id),
    ])
    const applied = new Set(applications.map(({ vacancy_id }) => vacancy_id))
    return {
      ...emptyForm,
      candidate: candidateView(row, contacts, visitor),
      origin: origin ? originView(origin, now(), visitor) : null,
      level: levelView(level, row.experience_months, visitor),
      applications: applications.map((one) => applicationView(one, now(), visitor)),
      interviews: interviews.map((one) => interviewView(one, visitor)),
      offers: offers.map((one) => offerView(one, now(), visitor)),
      vacancies: open.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ value: id, label: title })),
    }
  }

  app.get('/candidates/:id', { onRequest: allow('candidates.read'), schema: { params } }, async (request, reply) =>
    page(reply, 'candidates/candidate', await candidatePage(request, request.params.id)),
  )

  app.post('/candidates/:id/applications', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const data = await candidatePage(request, request.params.id)
    const form = readForm(applicationForm(data.vacancies.map(({ value }) => value)), request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidates/candidate', { ...data, ...form })
    await apply(db, request.params.id, form.value.vacancy, now())
    flash(request, 'candidate.applied')
    return reply.redirect(`/candidates/${request.params.id}`, 303)
  })

  const closurePage = async ({ t }: Visitor, candidate: number, id: number) => ({
    ...emptyForm,
    application: found(await findApplication(db, candidate, id)),
    candidate,
    reasons: [...closeReasons.map((value) => ({ value, label: t(`close-reason.${value}`) })), { value: ownReason, label: t('closure.own') }],
  })

  app.get('/candidates/:id/applications/:application/closure', ofApplication, async (request, reply) =>
    page(reply, 'candidates/closure', await closurePage(visitorOf(request), request.params.id, request.params.application)),
  )

  app.post('/candidates/:id/applications/:application/closure', ofApplication, async (request, reply) => {
    const data = await closurePage(visitorOf(request), request.params.id, request.params.application)
    const form = readForm(closureForm, request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidates/closure', { ...data, ...form })
    const { reason, own } = form.value
    await setApplicationClosed(db, data.application.id, { reason: reason === ownReason ? (own ?? '') : reason, at: now() })
    flash(request, 'closure.done')
    return reply.redirect(`/candidates/${request.params.id}`, 303)
  })

  app.post('/candidates/:id/applications/:application/reopening', ofApplication, async (request, reply) => {
    const application = found(await findApplication(db, request.params.id, request.params.application))
    await setApplicationClosed(db, application.id, null)
    flash(request, 'closure.undone')
    return reply.redirect(`/candidates/${request.params.id}`, 303)
  })
}
