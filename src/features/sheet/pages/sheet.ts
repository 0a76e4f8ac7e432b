import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { readForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { findBatch } from '../../batches/reads/batches.ts'
import { invitationsOfBatch } from '../../batches/reads/invitations.ts'
import { criteriaOf } from '../../vacancies/reads/criteria.ts'
import { visibleScorecards } from '../../scorecards/reads/scorecards.ts'
import { criterionName } from '../../vacancies/words.ts'
import { cellName, sheetForm } from './sheet-form.ts'
import { ownMarks, people, summary } from './sheet-view.ts'
import { enterMarks } from '../acts/enter-marks.ts'
import { handIn } from '../acts/hand-in.ts'
import { applicationsTo } from '../reads/applications-to.ts'

/**
 * A sheet of many people and a few criteria, filled in during a group meeting; its marks go to one's own scorecards.
 */
export function sheetRoutes(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const assessing = { onRequest: allow('results.record'), schema: { params: z.object({ id: id() }) } }
  const actor = (request: FastifyRequest) => ({ by: userOf(request).id, at: now() })

  const facts = async (batchId: number) => {
    const batch = found(await findBatch(db, batchId))
    const rows = await invitationsOfBatch(db, batchId)
    const criteria = (await criteriaOf(db, batch.vacancy_id)).filter(({ on_group_sheet }) => on_group_sheet === 1)
    const applications = await applicationsTo(
      db,
      batch.vacancy_id,
      rows.map(({ candidate_id }) => candidate_id),
    )
    const everybody = people(rows, applications)
    const onSheet = new Set(everybody.map(({ invitation }) => invitation))
    return { batch, rows: rows.filter((row) => onSheet.has(row.id)), criteria, applications, everybody }
  }

  const sheetPage = async (
    { batch, criteria, applications, everybody }: Awaited<ReturnType<typeof facts>>,
    request: FastifyRequest,
  ) => {
    const visitor = visitorOf(request)
    const user = userOf(request).id
    const { shown, hidden } = await visibleScorecards(db, [...applications.values()], user)
    const open = everybody.filter(
      ({ application, here }) =>
        here &&
        !shown.some(
          (card) => card.application_id === application && card.user_id === user && card.submitted_at !== null,
        ),
    )
    const marks = ownMarks(everybody, criteria, shown, user)
    return {
      batch: { id: batch.id, title: batch.title, vacancy: batch.vacancy_id },
      assessor: user,
      criteria: criteria.map((criterion) => ({ id: criterion.id, name: criterionName(criterion, visitor.t) })),
      here: everybody.filter(({ here }) => here),
      expected: everybody.filter(({ here }) => !here),
      marks,
      seen: marks,
      errors: {},
      stale: [] as string[],
      toHandIn: open.length,
      hidden: Math.max(0, ...hidden.values()),
      summary: summary(everybody, criteria, shown, visitor),
    }
  }

  app.get('/batches/:id/sheet', assessing, async (request, reply) =>
    page(reply, 'sheet/sheet', await sheetPage(await facts(request.params.id), request)),
  )

  app.post('/batches/:id/sheet', assessing, async (request, reply) => {
    const known = await facts(request.params.id)
    const form = readForm(sheetForm(known.rows, known.criteria), request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'sheet/sheet', { ...(await sheetPage(known, request)), errors: form.errors })
    const left = await enterMarks(db, known.batch.vacancy_id, form.value, actor(request))
    const invitation = new Map(known.rows.map((row) => [row.candidate_id, row.id]))
    const stale = left.map(
      ({ candidate, criterion }) => `mark-${cellName({ invitation: invitation.get(candidate) ?? 0, criterion })}`,
    )
    if (request.headers['x-sheet'] === 'cells') {
      const { marks } = await sheetPage(await facts(known.batch.id), request)
      return reply.send({ stale: Object.fromEntries(stale.map((name) => [name, marks[name] ?? ''])) })
    }
    if (stale.length > 0)
      return page(reply.code(409), 'sheet/sheet', { ...(await sheetPage(await facts(known.batch.id), request)), stale })
    flash(request, 'sheet.saved')
    return reply.redirect(`/batches/${known.batch.id}/sheet`, 303)
  })

  app.post('/batches/:id/sheet/hand-in', assessing, async (request, reply) => {
    const { batch, rows, everybody } = await facts(request.params.id)
    const here = new Set(everybody.flatMap((person) => (person.here ? [person.invitation] : [])))
    await handIn(
      db,
      batch.vacancy_id,
      rows.flatMap((row) => (here.has(row.id) ? [row.candidate_id] : [])),
      actor(request),
    )
    flash(request, 'sheet.handed-in')
    return reply.redirect(`/batches/${batch.id}/sheet#summary`, 303)
  })
}
