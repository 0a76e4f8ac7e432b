import type { Db } from '../../../db/open.ts'

export type ComparedRow = Awaited<ReturnType<typeof comparedIn>>[number]

/** Applications of one vacancy with what a comparison says of their people; those of other vacancies are left out. */
export function comparedIn(db: Db, vacancy: number, applications: readonly number[]) {
  return db
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select([
      'applications.id',
      'applications.candidate_id',
      'applications.next_step',
      'applications.next_due',
      'applications.closed_at',
      'applications.close_reason',
      'applications.ended_by',
    ])
    .select(['candidates.name', 'candidates.expected_pay', 'candidates.pay_basis', 'candidates.experience_months'])
    .select(['stages.kind as stage_kind', 'stages.name as stage_name'])
    .where('applications.vacancy_id', '=', vacancy)
    .where('applications.id', 'in', applications)
    .execute()
}

/** The outcomes of some candidates' invitations, counted, for all vacancies together. */
export function outcomesOf(db: Db, candidates: readonly number[]) {
  return db
    .selectFrom('invitations')
    .select(['candidate_id', 'status', 'presence'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('candidate_id', 'in', candidates)
    .groupBy(['candidate_id', 'status', 'presence'])
    .execute()
}
