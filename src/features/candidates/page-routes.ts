import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../web/errors.ts'
import { id } from '../../web/fields.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Services } from '../../web/services.ts'
import { formAgain, page } from '../../web/views.ts'
import { allow, flash, visitorOf } from '../../web/visitor.ts'
import { applicationView } from '../applications/history.ts'
import { applicationsOf, eventsOf } from '../applications/queries.ts'
import { apply, stagesIn } from '../applications/stage-queries.ts'
import { stageName } from '../applications/words.ts'
import { standingEvents } from '../invitations/history-queries.ts'
import { openVacancies } from '../vacancies/queries.ts'
import { applicationForm } from './forms.ts'
import { interviewView, offerView, originView } from './history-pages.ts'
import { importOf, interviewsOf, offersOf } from './history-queries.ts'
import { levelView } from './level-pages.ts'
import { findLevel } from './level-queries.ts'
import { mergeHistory } from './merge-pages.ts'
import { mergedInto, mergesInto } from './merge-queries.ts'
import { candidateView } from './pages.ts'
import { contactsOf, findCandidate } from './queries.ts'

/** One candidate: facts, and what they applied to, were invited for and were offered. */
export function candidatePageRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = allow('candidates.edit')
  const params = z.object({ id: id() })

  const candidatePage = async (request: FastifyRequest, candidate: number) => {
    const visitor = visitorOf(request)
    const row = found(await findCandidate(db, candidate))
    const [contacts, applications, interviews, events, offers, open, level, merges, origin] = await Promise.all([
      contactsOf(db, [candidate]),
      applicationsOf(db, candidate),
      interviewsOf(db, candidate),
      standingEvents(db, { of: 'invitations.candidate_id', id: candidate }),
      offersOf(db, candidate),
      openVacancies(db),
      findLevel(db, candidate),
      mergesInto(db, candidate),
      row.import_id === null ? undefined : importOf(db, row.import_id),
    ])
    const [steps, stages] = await Promise.all([
      eventsOf(db, applications.map(({ id }) => id)),
      stagesIn(db, applications.map(({ vacancy_id }) => vacancy_id)),
    ])
    const applied = new Set(applications.map(({ vacancy_id }) => vacancy_id))
    return {
      ...emptyForm,
      candidate: candidateView(row, contacts, visitor),
      origin: origin ? originView(origin, now(), visitor) : null,
      level: levelView(level, row.experience_months, visitor),
      applications: applications.map((one) => ({
        ...applicationView(one, steps, now(), visitor),
        stages: stages.filter(({ vacancy_id }) => vacancy_id === one.vacancy_id).map((stage) => ({ value: stage.id, label: stageName(stage, visitor.t) })),
      })),
      interviews: interviews.map((one) => interviewView(one, events, visitor)),
      offers: offers.map((one) => offerView(one, now(), visitor)),
      merges: mergeHistory(merges, new Map(applications.map(({ vacancy_id, title }) => [vacancy_id, title])), now(), visitor),
      vacancies: open.filter(({ id }) => !applied.has(id)).map(({ id, title }) => ({ value: id, label: title })),
    }
  }

  app.get('/candidates/:id', { onRequest: allow('candidates.read'), schema: { params } }, async (request, reply) => {
    const kept = await mergedInto(db, request.params.id)
    if (kept !== undefined) return reply.redirect(`/candidates/${kept}`, 303)
    return page(reply, 'candidates/candidate', await candidatePage(request, request.params.id))
  })

  app.post('/candidates/:id/applications', { onRequest: editing, schema: { params } }, async (request, reply) => {
    const data = await candidatePage(request, request.params.id)
    const form = readForm(applicationForm(data.vacancies.map(({ value }) => value)), request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'candidates/candidate', { ...data, ...form })
    await apply(db, request.params.id, form.value.vacancy, now().toString())
    flash(request, 'candidate.applied')
    return reply.redirect(`/candidates/${request.params.id}`, 303)
  })
}
