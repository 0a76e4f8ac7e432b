import { inChunks } from '../../../db/chunks.ts'
import type { Db } from '../../../db/open.ts'
import type { Standing } from '../../../domain/pipeline/take-in.ts'

/** What earlier rows of a file have staged for an application, by the key of its vacancy. */
export const vacancyKey = (vacancy: number): string => `#${vacancy}`

export type KnownStanding = Standing & { candidate: number; vacancy: string; isStaged: boolean }

/** How the applications of some people stand after all earlier rows of a file. */
export async function standingsOf(db: Db, importId: number, ids: readonly number[]): Promise<KnownStanding[]> {
  const found = new Map<string, KnownStanding>()
  for (const some of inChunks(ids)) {
    for (const row of await applicationsOf(db, some)) {
      const vacancy = vacancyKey(row.vacancy_id)
      found.set(`${row.candidate_id} ${vacancy}`, {
        ...standingOf(row),
        candidate: row.candidate_id,
        vacancy,
        isStaged: false,
      })
    }
    const staged = await db
      .selectFrom('import_applications')
      .select(['candidate_id', 'vacancy_key', 'reached', 'ended'])
      .where('import_id', '=', importId)
      .where('candidate_id', 'in', some)
      .execute()
    for (const { candidate_id: candidate, vacancy_key: vacancy, reached, ended } of staged) {
      const key = `${candidate} ${vacancy}`
      found.set(key, { candidate, vacancy, reached, ended, byHand: found.get(key)?.byHand ?? false, isStaged: true })
    }
  }
  return [...found.values()]
}

/** Applications, with what tells whether somebody here has worked on them. */
export function applicationsOf(db: Db, candidates: readonly number[]) {
  return db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select(['applications.id', 'applications.version', 'applications.candidate_id', 'applications.vacancy_id'])
    .select([
      'applications.closed_at',
      'applications.ended_by',
      'applications.import_id',
      'applications.stage_entered_at',
    ])
    .select('stages.kind')
    .select((eb) => [
      eb
        .selectFrom('application_events as event')
        .select((one) => one.fn.countAll<number>().as('count'))
        .whereRef('event.application_id', '=', 'applications.id')
        .where('event.import_id', 'is', null)
        .as('acts'),
      eb
        .selectFrom('invitations')
        .innerJoin('batches', 'batches.id', 'invitations.batch_id')
        .select((one) => one.fn.countAll<number>().as('count'))
        .whereRef('invitations.candidate_id', '=', 'applications.candidate_id')
        .whereRef('batches.vacancy_id', '=', 'applications.vacancy_id')
        .as('invitations'),
    ])
    .where('applications.candidate_id', 'in', candidates)
    .execute()
}

export function standingOf(row: Awaited<ReturnType<typeof applicationsOf>>[number]): Standing {
  return {
    reached: row.kind,
    ended: row.closed_at === null ? null : (row.ended_by ?? 'team'),
    byHand: row.import_id === null || Number(row.acts) + Number(row.invitations) > 0,
  }
}
