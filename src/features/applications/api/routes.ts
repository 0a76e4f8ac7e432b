import type { Actor } from '../../../db/actor.ts'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import { changedMeanwhile } from '../../../web/forms/api-conflict.ts'
import { byToken, listAnswer, oneParams } from '../../../web/forms/api-fields.ts'
import { found, Refused } from '../../../web/errors.ts'
import type { Services } from '../../../web/services.ts'
import { allow, userOf } from '../../../web/visitor.ts'
import {
  applicationAnswer,
  applicationsQuery,
  changedApplication,
  newApplication,
  type ApplicationAnswer,
} from './schemas.ts'
import { closeApplication, reopenApplication } from '../acts/close.ts'
import { moveByHand, recordStart } from '../acts/move.ts'
import { possibleOwners } from '../reads/applications.ts'
import { applyToOpen } from '../../vacancies/reads/stages.ts'
import { setStep } from '../acts/steps.ts'
import { cutPage } from '../../../web/paging.ts'

/** Applications for other programs: who stands where, moved, closed and taken back by the rules of the board. */
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
      const some = described(db).where('applications.id', '>', after)
      const read = await (vacancy === undefined ? some : some.where('applications.vacancy_id', '=', vacancy))
        .orderBy('applications.id')
        .limit(limit + 1)
        .execute()
      const { rows, next } = cutPage(read, limit)
      return { rows: rows.map(answerOf), next }
    },
  )

  const rowOf = async (id: number) => found(await described(db).where('applications.id', '=', id).executeTakeFirst())

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
    async ({ body: { candidate, vacancy } }, reply) => {
      const person = await db
        .selectFrom('candidates')
        .select('id')
        .where('id', '=', candidate)
        .where('erased', '=', 0)
        .where(published)
        .executeTakeFirst()
      if (!person) throw new Refused(400, [{ path: 'candidate', message: 'api.no-such' }])
      if (!(await applyToOpen(db, candidate, vacancy, now().toString())))
        throw new Refused(400, [{ path: 'vacancy', message: 'api.no-open-vacancy' }])
      const row = found(
        await described(db)
          .where('candidate_id', '=', candidate)
          .where('applications.vacancy_id', '=', vacancy)
          .executeTakeFirst(),
      )
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
        response: { 200: applicationAnswer },
      },
    },
    async (request) => {
      const row = await rowOf(request.params.id)
      const { version, ...sent } = request.body
      const done =
        row.version === version && (await carryOut(db, row, request.body, { by: userOf(request).id, at: now() }))
      const current = answerOf(await rowOf(row.id))
      if (!done) throw changedMeanwhile(sent, current)
      return current
    },
  )
}

/** Those of nobody who was erased, or is in a file that is still being loaded. */
const described = (db: Db) =>
  db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .where('candidates.erased', '=', 0)
    .where((eb) => published(eb))
    .selectAll('applications')
    .select('stages.kind as stage_kind')

type Row = Awaited<ReturnType<ReturnType<typeof described>['executeTakeFirstOrThrow']>>

/**
 * @returns false when somebody was faster, or the application does not stand so that it can be done @throws Refused
 * when it never can
 */
async function carryOut(
  db: Db,
  row: Row,
  { stage, closure, step, startedOn, version }: z.output<typeof changedApplication>,
  act: Actor,
): Promise<boolean> {
  const seen = { id: row.id, version }
  if (stage !== undefined) {
    const moved = await moveByHand(db, row.vacancy_id, stage, [seen], act)
    if (!moved) throw new Refused(400, [{ path: 'stage', message: 'api.no-such' }])
    return moved.moved.length > 0
  }
  if (closure) return closeApplication(db, seen, closure, act)
  if (closure === null) return reopenApplication(db, row, act)
  if (startedOn !== undefined) return recordStart(db, { ...row, version }, startedOn, act)
  if (step && !(await possibleOwners(db)).some(({ id }) => id === step.owner))
    throw new Refused(400, [{ path: 'step.owner', message: 'api.no-such' }])
  return setStep(db, seen, step ?? { step: null, due: null, owner: row.owner_id }, step === null, act)
}

const answerOf = (row: Row): ApplicationAnswer => ({
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
})
