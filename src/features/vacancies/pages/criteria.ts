import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { criterionGroups } from '../../../db/schema/scorecards.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import { numbersOf, typedFor } from '../../../web/forms/numbered-fields.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { changeCriteria } from '../acts/change-criteria.ts'
import type { Criterion } from '../criterion.ts'
import { criteriaEver, criteriaOf } from '../reads/criteria.ts'
import { findVacancy } from '../reads/vacancies.ts'
import { criterionName, groupName } from '../words.ts'
import { criteriaForm, criterionErrors, describeCriteria, unchanged, valuesOf } from './criteria-form.ts'

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
    return page(reply, 'vacancies/criteria', {
      ...criteriaPage(vacancy, criteria, request),
      values: valuesOf(criteria, vacancy.criteria_version),
    })
  })

  app.post('/vacancies/:id/criteria', editing, async (request, reply) => {
    const { t } = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const seen = await criteriaEver(db, vacancy.id, numbersOf('group', request.body))
    const again = (form: FormView) => {
      const values = { ...emptied(valuesOf(seen, vacancy.criteria_version)), ...form.values }
      return formAgain(reply, 'vacancies/criteria', { ...criteriaPage(vacancy, seen, request), ...form, values })
    }
    const form = readForm(criteriaForm(seen), request.body, t)
    if (!form.ok) return again(form)
    const changes = form.value.criteria
    const result = await changeCriteria(
      db,
      { vacancy: vacancy.id, ...form.value },
      { by: userOf(request).id, at: now() },
    )
    if ('refused' in result) {
      const errors = criterionErrors(result.refused).map(([field, message]) => [field, t(message)])
      return again(rejectForm(request.body, Object.fromEntries(errors)))
    }
    if ('changed' in result) {
      flash(request, 'criteria.saved')
      return reply.redirect(`/vacancies/${vacancy.id}/criteria`, 303)
    }
    const criteria = await criteriaOf(db, vacancy.id)
    const known = [...seen, ...criteria.filter((one) => seen.every((other) => other.id !== one.id))]
    const { criteria_version } = found(await findVacancy(db, vacancy.id))
    return page(reply.code(409), 'vacancies/criteria', {
      ...criteriaPage(vacancy, criteria, request),
      // What was typed for criteria that are still there; what is new since is shown as it was saved.
      values: {
        ...valuesOf(criteria, criteria_version),
        ...typedFor(criteria, request.body),
        version: criteria_version,
      },
      differences: differences(describeCriteria(changes, known, t), describeCriteria(unchanged(criteria), known, t)),
    })
  })
}

/** A tick that was taken out is not sent at all. */
const emptied = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, /^(?:sheet|gone)-/.test(name) ? '' : value]))
