import type { Db } from '../../../db/open.ts'

/** Why a candidate cannot be invited for a vacancy: never applied, is out of it, or works there already. */
export type NotApplying = 'no-application' | 'application-closed' | 'hired'

/** Those of `candidates` who cannot be invited for a vacancy, each with the reason. */
export async function reasonsNotToInvite(
  db: Db,
  vacancy: number,
  candidates: readonly number[],
): Promise<Map<number, NotApplying>> {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select(['candidate_id', 'closed_at', 'started_on', 'stages.kind'])
    .where('applications.vacancy_id', '=', vacancy)
    .where('candidate_id', 'in', [0, ...candidates])
    .execute()
  const applications = new Map(rows.map((row) => [row.candidate_id, row]))
  return new Map(
    candidates.flatMap((candidate): [number, NotApplying][] => {
      const application = applications.get(candidate)
      if (!application) return [[candidate, 'no-application']]
      if (application.closed_at !== null) return [[candidate, 'application-closed']]
      return application.started_on !== null || application.kind === 'started' ? [[candidate, 'hired']] : []
    }),
  )
}
