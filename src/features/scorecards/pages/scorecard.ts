import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { differences } from '../../../web/forms/conflicts.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, shownAgain } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { findApplication } from '../../applications/reads/applications.ts'
import { criteriaOf } from '../../vacancies/reads/criteria.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { saveScorecard } from '../acts/save-scorecard.ts'
import { ownScorecard, visibleScorecards } from '../reads/scorecards.ts'
import { describeScorecard, scorecardForm, storedScorecard, valuesOf } from './scorecard-form.ts'
import { managerOptions, ownGroups, together } from './scorecard-view.ts'

/** One interviewer's scorecard of one applicant and, once it is handed in, everybody's. */
export function scorecardRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const assessing = { onRequest: allow('results.record'), schema: { params: z.object({ id: id() }) } }

  const assessed = async (applicationId: number) => {
    const application = found(await findApplication(db, applicationId))
    return {
      application,
      vacancy: found(await findVacancy(db, application.vacancy_id)),
      criteria: await criteriaOf(db, application.vacancy_id),
    }
  }

  const scorecardPage = async (
    { application, vacancy, criteria }: Awaited<ReturnType<typeof assessed>>,
    user: number,
    visitor: Visitor,
  ) => {
    const own = await ownScorecard(db, application.id, user)
    const { shown, hidden } = await visibleScorecards(db, [application.id], user)
    const handedIn = shown.filter(({ submitted_at }) => submitted_at !== null)
    return {
      ...emptyForm,
      application: {
        id: application.id,
        candidate: application.candidate_id,
        name: application.name,
        vacancy: vacancy.id,
        title: vacancy.title,
      },
      groups: ownGroups(criteria, valuesOf(own), visitor),
      managerTypes: managerOptions(vacancy.business, visitor),
      values: valuesOf(own),
      handedIn: own?.submitted_at ? visitor.format.date(dayOf(own.submitted_at, application.time_zone)) : null,
      hidden: hidden.get(application.id) ?? 0,
      others: handedIn.some(({ user_id }) => user_id !== user)
        ? together(handedIn, criteria, application.time_zone, visitor)
        : null,
      differences: null,
    }
  }

  app.get('/applications/:id/scorecard', assessing, async (request, reply) =>
    page(
      reply,
      'scorecards/scorecard',
      await scorecardPage(await assessed(request.params.id), userOf(request).id, visitorOf(request)),
    ),
  )

  app.post('/applications/:id/scorecard', assessing, async (request, reply) => {
    const visitor = visitorOf(request)
    const user = userOf(request).id
    const known = await assessed(request.params.id)
    const form = readForm(scorecardForm(known.criteria), request.body, visitor.t)
    if (!form.ok)
      return formAgain(reply, 'scorecards/scorecard', {
        ...(await scorecardPage(known, user, visitor)),
        ...form,
        values: { version: 0, ...form.values },
      })
    const result = await saveScorecard(
      db,
      { application: known.application.id, ...form.value },
      { by: user, at: now() },
    )
    if ('saved' in result) {
      const { submitted_at } = found(await ownScorecard(db, known.application.id, user))
      flash(request, submitted_at ? 'scorecard.handed-in' : 'scorecard.drafted')
      return reply.redirect(`/applications/${known.application.id}/scorecard`, 303)
    }
    const theirs = await ownScorecard(db, known.application.id, user)
    return page(reply.code(409), 'scorecards/scorecard', {
      ...(await scorecardPage(known, user, visitor)),
      values: { ...shownAgain((request.body ?? {}) as Record<string, unknown>), version: theirs?.version ?? 0 },
      differences: differences(
        describeScorecard(form.value, known.criteria, visitor.t),
        describeScorecard(storedScorecard(theirs), known.criteria, visitor.t),
      ),
    })
  })
}
