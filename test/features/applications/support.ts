import type { Role } from '../../../src/db/schema/primitives.ts'
import { stagesOf } from '../../../src/features/vacancies/reads/stages.ts'
import { testApp } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'

/** A vacancy with its candidates, a colleague at work, and the ways to look at what came of it. */
export async function vacancyWith(names: readonly string[], role: Role = 'hr') {
  const app = await testApp()
  const { db } = app.database
  const vacancy = await makeVacancy(db)
  const candidates = await makeCandidates(db, vacancy, names)
  const stages = await stagesOf(db, vacancy)
  const stage = (kind: (typeof stages)[number]['kind']) => stages.find((one) => one.kind === kind)!.id
  const someone = await app.visitor(role)
  const application = (candidate: number) =>
    db
      .selectFrom('applications')
      .selectAll()
      .where('candidate_id', '=', candidate)
      .where('vacancy_id', '=', vacancy)
      .executeTakeFirstOrThrow()
  const events = async (candidate: number) => {
    const { id } = await application(candidate)
    return db
      .selectFrom('application_events')
      .select(['act', 'fact', 'from_stage_id', 'to_stage_id', 'note', 'day', 'by_user', 'owner_id'])
      .where('application_id', '=', id)
      .orderBy('id')
      .execute()
  }
  /** An application as a form sends it: `12.3`. */
  const seen = async (candidate: number) => {
    const { id, version } = await application(candidate)
    return `${id}.${version}`
  }
  return {
    ...app,
    db,
    vacancy,
    candidates,
    stages,
    stage,
    someone,
    application,
    events,
    seen,
    board: `/vacancies/${vacancy}/board`,
    moves: `/vacancies/${vacancy}/moves`,
  }
}
