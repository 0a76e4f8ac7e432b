import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { criterionGroups } from '../../../db/schema/scorecards.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, shownAgain } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, visitorOf } from '../../../web/visitor.ts'
import { findVacancy } from '../acts/vacancies.ts'
import { asWanted, criteriaForm, describeCriteria, groupName, valuesOf } from './criteria-form.ts'
import { criteriaEver, criteriaOf, saveCriteria, type Criterion } from '../acts/criteria.ts'
import { criterionName } from '../criterion-names.ts'

/** What the candidates of a vacancy are judged by: names, groups, weights, order, and the few for the group sheet. */
export function criteriaRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const editing = { onRequest: allow('vacancies.edit'), schema: { params: z.object({ id: id() }) } }

  const criteriaPage = (
    vacancy: { id: number; title: string },
    criteria: readonly Criterion[],
    request: FastifyRequest,
  ) => {
    const { t } = visitorOf(request)
    return {
      ...emptyForm,
      vacancy,
      criteria: criteria.map((criterion) => ({
        id: criterion.id,
        name: criterionName(criterion, t),
        usual: criterion.key === null ? '' : criterionName({ ...criterion, name: null }, t),
      })),
      groups: criterionGroups.map((group) => ({ value: group, label: groupName(group, t) })),
      differences: null,
    }
  }

  app.get('/vacancies/:id/criteria', editing, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const criteria = await criteriaOf(db, vacancy.id)
    return page(reply, 'scorecards/criteria', {
      ...criteriaPage(vacancy, criteria, request),
      values: valuesOf(criteria, vacancy.criteria_version),
    })
  })

  app.post('/vacancies/:id/criteria', editing, async (request, reply) => {
    const { t } = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const seen = await criteriaEver(db, vacancy.id, idsIn(request.body))
    const form = readForm(criteriaForm(seen), request.body, t)
    if (!form.ok) {
      const values = { ...emptied(valuesOf(seen, vacancy.criteria_version)), ...form.values }
      return formAgain(reply, 'scorecards/criteria', { ...criteriaPage(vacancy, seen, request), ...form, values })
    }
    const { version, wanted } = form.value
    if (await saveCriteria(db, vacancy.id, version, wanted, now())) {
      flash(request, 'criteria.saved')
      return reply.redirect(`/vacancies/${vacancy.id}/criteria`, 303)
    }
    const criteria = await criteriaOf(db, vacancy.id)
    const known = [...seen, ...criteria.filter((one) => seen.every((other) => other.id !== one.id))]
    const { criteria_version } = found(await findVacancy(db, vacancy.id))
    return page(reply.code(409), 'scorecards/criteria', {
      ...criteriaPage(vacancy, criteria, request),
      // What was typed for criteria that are still there; what is new since is shown as it was saved.
      values: {
        ...valuesOf(criteria, criteria_version),
        ...typedFor(criteria, request.body),
        version: criteria_version,
      },
      differences: differences(describeCriteria(wanted, known, t), describeCriteria(asWanted(criteria), known, t)),
    })
  })
}

/** The criteria that were on the page when it was sent, taken away since or not. */
const idsIn = (body: unknown): number[] =>
  Object.keys(body ?? {})
    .flatMap((name) => /^group-([1-9]\d{0,8})$/.exec(name)?.[1] ?? [])
    .slice(0, 100)
    .map(Number)

/** A tick that was taken out is not sent at all. */
const emptied = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /^(?:sheet|gone)-/.test(name) ? '' : value]))

function typedFor(criteria: readonly Criterion[], body: unknown): Record<string, unknown> {
  const ids = new Set(['new', ...criteria.map((criterion) => String(criterion.id))])
  return Object.fromEntries(
    Object.entries(shownAgain((body ?? {}) as Record<string, unknown>)).filter(([name]) =>
      ids.has(name.split('-')[1] ?? ''),
    ),
  )
}
