import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { stageKinds } from '../../../domain/pipeline/stages.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm, type FormView } from '../../../web/forms/forms.ts'
import { numbersOf, typedFor } from '../../../web/forms/numbered-fields.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { stagesEver, stagesOf, type Stage } from '../../vacancies/reads/stages.ts'
import { changeStages } from '../acts/change-stages.ts'
import { stageChoices } from '../words.ts'
import { describeStages, stageErrors, stagesForm, unchanged, valuesOf } from './stages-form.ts'

/** A vacancy's own stages: names, what they count as, order, new ones and fewer. */
export function stageRoutes(fastify: FastifyInstance, { database, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { db } = database
  const editing = { onRequest: allow('vacancies.edit'), schema: { params: z.object({ id: id() }) } }

  const stagesPage = (vacancy: { id: number; title: string }, stages: readonly Stage[], request: FastifyRequest) => {
    const { t } = visitorOf(request)
    return {
      ...emptyForm,
      vacancy,
      stages: stageChoices(stages, { t }).map((stage, index) => ({
        ...stage,
        usual: t(`stage.kind.${stages[index]?.kind ?? 'new'}`),
      })),
      kinds: stageKinds.map((kind) => ({ value: kind, label: t(`stage.kind.${kind}`) })),
      differences: null,
    }
  }

  app.get('/vacancies/:id/stages', editing, async (request, reply) => {
    const vacancy = found(await findVacancy(db, request.params.id))
    const stages = await stagesOf(db, vacancy.id)
    return page(reply, 'applications/stages', {
      ...stagesPage(vacancy, stages, request),
      values: valuesOf(stages, vacancy.stages_version),
    })
  })

  app.post('/vacancies/:id/stages', editing, async (request, reply) => {
    const { t } = visitorOf(request)
    const vacancy = found(await findVacancy(db, request.params.id))
    const stages = await stagesOf(db, vacancy.id)
    const current = { ...stagesPage(vacancy, stages, request), values: valuesOf(stages, vacancy.stages_version) }
    const seen = await stagesEver(db, vacancy.id, numbersOf('kind', request.body))
    const again = (form: FormView) =>
      formAgain(reply, 'applications/stages', {
        ...stagesPage(vacancy, seen, request),
        ...form,
        values: { ...valuesOf(seen, vacancy.stages_version), ...form.values },
      })
    const form = readForm(stagesForm(seen), request.body, t)
    if (!form.ok) return again(form)
    const result = await changeStages(db, { vacancy: vacancy.id, ...form.value }, { by: userOf(request).id, at: now() })
    if ('refused' in result) {
      const errors = stageErrors(result.refused).map(([field, message]) => [field, t(message)])
      return again(rejectForm(request.body, Object.fromEntries(errors)))
    }
    if ('changed' in result) {
      flash(request, 'stages.saved')
      return reply.redirect(`/vacancies/${vacancy.id}/board`, 303)
    }
    const known = [...new Set([...stages, ...seen].map((stage) => stage.id))]
    return page(reply.code(409), 'applications/stages', {
      ...current,
      // What was typed for stages that are still there; what is new since is shown as it was saved.
      values: {
        ...current.values,
        ...typedFor(stages, request.body),
        version: (await findVacancy(db, vacancy.id))?.stages_version ?? form.value.version,
      },
      differences: differences(
        describeStages(form.value.stages, known, t),
        describeStages(unchanged(stages), known, t),
      ),
    })
  })
}
