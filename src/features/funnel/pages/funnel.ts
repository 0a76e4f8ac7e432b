import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { page } from '../../../web/views.ts'
import { allow, visitorOf, type Visitor } from '../../../web/visitor.ts'
import { possibleOwners } from '../../applications/reads/possible-owners.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { knownSources } from '../../candidates/reads/known-sources.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { openVacancies } from '../../vacancies/reads/open-vacancies.ts'
import { breakdowns } from '../funnel.ts'
import { funnelForm, usualPeriod, type FunnelInput } from './funnel-form.ts'
import { groupsOf } from '../reads/groups.ts'
import { campaignAddress, funnelView, groupViews } from './funnel-view.ts'
import { readCohort } from '../reads/cohort.ts'

/** From CVs to the first working day: how far the people who applied on some days got. */
export function funnelRoutes(app: FastifyInstance, { database: { db }, now }: Services) {
  app.get('/turnout/funnel', { onRequest: allow('reports.read') }, async (request, reply) => {
    const visitor = visitorOf(request)
    const values = { ...usualPeriod(teamDay(now())), ...(request.query as Record<string, unknown>) }
    const form = readForm(funnelForm, values, visitor.t)
    return page(reply, 'funnel/page', {
      ...(form.ok
        ? { values, errors: {}, ...(await counted(form.value, visitor)) }
        : { values: form.values, errors: form.errors, funnel: null, groups: null }),
      chosen: chosenText(values, visitor),
      ...(await choices(form.ok ? form.value.vacancy : undefined, visitor)),
    })
  })

  const counted = async (input: FunnelInput, visitor: Visitor) => {
    const cohort = await readCohort(db, input)
    const openings = input.vacancy === undefined ? undefined : (await findVacancy(db, input.vacancy))?.openings
    return {
      funnel: funnelView(cohort, now().toString(), visitor),
      groups:
        input.by === undefined
          ? null
          : {
              heading: visitor.t(`funnel.by.${input.by}`),
              rows: groupViews(await groupsOf(db, cohort.applied, input.by), input.by, visitor),
            },
      campaign: campaignAddress(cohort.applied, teamDay(now()), openings),
    }
  }

  /** What the form offers; a vacancy that is closed by now can still be looked at. */
  const choices = async (vacancy: number | undefined, { t }: Visitor) => {
    const open = await openVacancies(db)
    const chosen =
      vacancy === undefined || open.some(({ id }) => id === vacancy) ? undefined : await findVacancy(db, vacancy)
    return {
      vacancies: [...(chosen ? [chosen] : []), ...open].map(({ id, title }) => ({ value: id, label: title })),
      sources: (await knownSources(db)).map((source) => ({ value: source, label: source })),
      owners: (await possibleOwners(db)).map(({ id, name }) => ({ value: id, label: name })),
      breakdowns: breakdowns.map((value) => ({ value, label: t(`funnel.by.${value}`) })),
    }
  }
}

/** The period that is shown, as the closed form says it; nothing where a day cannot be read. */
function chosenText({ from, to }: Record<string, unknown>, { t, format }: Visitor): string {
  const days = [from, to].map((day) => z.iso.date().safeParse(day).data)
  return days[0] && days[1] ? t('funnel.chosen', { from: format.date(days[0]), to: format.date(days[1]) }) : ''
}
