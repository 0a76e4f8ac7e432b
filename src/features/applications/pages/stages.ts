import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { stageKinds } from '../../../domain/pipeline/stages.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, shownAgain } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findVacancy } from '../../vacancies/acts/vacancies.ts'
import { targets } from './board-view.ts'
import { saveStages } from '../acts/change-stages.ts'
import { asWanted, describeStages, stagesForm, valuesOf } from './stages-form.ts'
import { stagesOf, type Stage } from '../../vacancies/reads/stages.ts'

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
      stages: targets(stages, { t }).map((stage, index) => ({
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
    const seen = await seenStages(request.body, vacancy.id)
    const form = readForm(stagesForm(seen), request.body, t)
    if (!form.ok)
      return formAgain(reply, 'applications/stages', {
        ...stagesPage(vacancy, seen, request),
        ...form,
        values: { ...valuesOf(seen, vacancy.stages_version), ...form.values },
      })
    const { version, wanted } = form.value
    if (await saveStages(db, vacancy.id, version, wanted, { by: userOf(request).id, at: now() })) {
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
        version: (await findVacancy(db, vacancy.id))?.stages_version ?? version,
      },
      differences: differences(describeStages(wanted, known, t), describeStages(asWanted(stages), known, t)),
    })
  })

  /** The stages that were on the page when it was sent, taken away since or not. */
  const seenStages = (body: unknown, vacancy: number): Promise<Stage[]> => {
    const names = Object.keys(body ?? {})
    const ids = names.flatMap((name) => /^kind-([1-9]\d{0,8})$/.exec(name)?.[1] ?? []).map(Number)
    return db
      .selectFrom('stages')
      .select(['id', 'kind', 'name'])
      .where('vacancy_id', '=', vacancy)
      .where('id', 'in', [0, ...ids.slice(0, 100)])
      .orderBy('position')
      .orderBy('id')
      .execute()
  }

  const typedFor = (stages: readonly Stage[], body: unknown): Record<string, unknown> => {
    const ids = new Set(['new', ...stages.map((stage) => String(stage.id))])
    return Object.fromEntries(
      Object.entries(shownAgain((body ?? {}) as Record<string, unknown>)).filter(([name]) =>
        ids.has(name.split('-')[1] ?? ''),
      ),
    )
  }
}
