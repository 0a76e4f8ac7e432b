import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Actor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { actorOf, allow } from '../../../web/visitor.ts'
import { applyToVacancy } from '../acts/apply-to-vacancy.ts'
import { closeApplication } from '../acts/close-application.ts'
import { moveApplications } from '../acts/move-applications.ts'
import { recordStart } from '../acts/record-start.ts'
import { reopenApplication } from '../acts/reopen-application.ts'
import { setNextStep } from '../acts/set-next-step.ts'
import type { Change, Closed, Reopened } from '../application.ts'
import { visibleApplication, visibleApplications, type VisibleApplication } from '../reads/applications.ts'
import {
  applicationAnswer,
  applicationsQuery,
  changedApplication,
  changedApplicationAnswer,
  newApplication,
  type ApplicationAnswer,
} from './schemas.ts'
import { cutPage } from '../../../web/paging.ts'

/** Applications for other programs: their stages, moves, closing and reopening, by the rules of the pages. */
export function applicationsApi(fastify: FastifyInstance, { database: { db }, now }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const documented = { tags: ['applications'], security: byToken }
  const reading = allow('candidates.read')
  const editing = allow('candidates.edit')

  app.get(
    '/api/v1/applications',
    {
      onRequest: reading,
      schema: {
        ...documented,
        summary: 'Applications, in the order they were made',
        querystring: applicationsQuery,
        response: { 200: listAnswer(applicationAnswer) },
      },
    },
    async ({ query: { after, limit, vacancy } }) => {
      const { rows, next } = cutPage(await visibleApplications(db, { after, limit: limit + 1, vacancy }), limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const rowOf = async (id: number) => found(await visibleApplication(db, id))

  app.get(
    '/api/v1/applications/:id',
    {
      onRequest: reading,
      schema: { ...documented, summary: 'One application', params: oneParams, response: { 200: applicationAnswer } },
    },
    async ({ params }) => answerOf(await rowOf(params.id)),
  )

  app.post(
    '/api/v1/applications',
    {
      onRequest: editing,
      schema: {
        ...documented,
        summary: 'Apply to an open vacancy',
        description: 'Applying again changes nothing and answers with what is there.',
        body: newApplication,
        response: { 201: applicationAnswer },
      },
    },
    async (request, reply) => {
      const applied = await applyToVacancy(db, request.body, actorOf(request, now()))
      if ('refused' in applied) throw new Refused(400, [refusalOfApplying[applied.refused]])
      const row = await rowOf(applied.id)
      return reply.code(201).header('location', `/api/v1/applications/${row.id}`).send(answerOf(row))
    },
  )

  app.patch(
    '/api/v1/applications/:id',
    {
      onRequest: editing,
      schema: {
        ...documented,
        summary: 'Move an application, close it, take it back in, set its next step or the first day',
        description: 'Exactly one of stage, closure, step and startedOn.',
        params: oneParams,
        body: changedApplication,
        response: { 200: changedApplicationAnswer },
      },
    },
    async (request) => {
      const row = await rowOf(request.params.id)
      const { version, ...sent } = request.body
      const isSeen = row.version === version
      const change = isSeen
        ? await applyPatch(db, row, request.body, actorOf(request, now()))
        : { stale: true as const }
      const current = answerOf(await rowOf(row.id))
      if ('stale' in change) throw changedMeanwhile(sent, current)
      const invitations = invitationsOf(change)
      return { ...current, ...(invitations && { invitations }) }
    },
  )
}

const refusalOfApplying = {
  'no-such-candidate': { path: 'candidate', message: 'api.no-such' },
  closed: { path: 'vacancy', message: 'api.no-open-vacancy' },
} as const

/** Does the one thing that a patch asks for. @throws Refused when it names something that does not exist */
async function applyPatch(
  db: Db,
  { id, vacancy_id, owner_id }: VisibleApplication,
  { version, stage, closure, step, startedOn }: z.output<typeof changedApplication>,
  actor: Actor,
): Promise<Change | Closed | Reopened> {
  const application = { id, version }
  if (stage !== undefined) {
    const result = await moveApplications(db, { vacancy: vacancy_id, stage, applications: [application] }, actor)
    if ('refused' in result) throw new Refused(400, [{ path: 'stage', message: 'api.no-such' }])
    return result.moved.length > 0 ? { changed: true } : { stale: true }
  }
  if (closure) return closeApplication(db, application, closure, actor)
  if (closure === null) return reopenApplication(db, id, actor)
  if (startedOn !== undefined) return recordStart(db, application, startedOn, actor)
  const next = step ? { text: step.step, due: step.due } : null
  const change = { next, owner: step ? step.owner : owner_id, done: !step }
  const result = await setNextStep(db, application, change, actor)
  if ('refused' in result) throw new Refused(400, [{ path: 'step.owner', message: 'api.no-such' }])
  return result
}

/** What became of the invitations when an application was closed or opened again. */
function invitationsOf(change: Change | Closed | Reopened) {
  if ('ended' in change) return { cancelled: change.ended, restored: 0, left: 0 }
  return 'restored' in change ? { cancelled: 0, restored: change.restored, left: change.left } : null
}

function answerOf(row: VisibleApplication): ApplicationAnswer {
  return {
    id: row.id,
    version: row.version,
    candidate: row.candidate_id,
    vacancy: row.vacancy_id,
    stage: { id: row.stage_id, kind: row.stage_kind, since: row.stage_entered_at },
    step:
      row.next_step === null || row.next_due === null
        ? null
        : { step: row.next_step, due: row.next_due, owner: row.owner_id },
    owner: row.owner_id,
    startedOn: row.started_on,
    closure:
      row.closed_at === null
        ? null
        : { endedBy: row.ended_by ?? 'team', reason: row.close_reason ?? '', at: row.closed_at },
    createdAt: row.created_at,
  }
}
