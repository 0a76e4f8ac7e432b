import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import { closeApplication } from '../features/applications/acts/close-application.ts'
import { moveApplications } from '../features/applications/acts/move-applications.ts'
import { applicationsOf } from '../features/applications/reads/applications.ts'
import { stagesOf } from '../features/vacancies/reads/stages.ts'
import { closeVacancy } from '../features/vacancies/acts/close-vacancy.ts'
import { rankOf, type StageKind } from '../domain/pipeline/stages.ts'

/** How far each applicant of the filled vacancy got: one was hired, and the others were told. */
const ways: readonly StageKind[] = ['started', 'offered', 'passed', 'invited', 'invited', 'screening']

/** The vacancy that is closed by now, followed on the board from its day of interviews to its end. */
export async function fillVacancy(
  db: Db,
  vacancy: number,
  applicants: readonly number[],
  by: number,
  now: Temporal.Instant,
): Promise<void> {
  const stages = await stagesOf(db, vacancy)
  const interviews = now.subtract({ hours: 24 * 39 })
  const end = now.subtract({ hours: 24 * 20 })
  const standing = async (candidate: number) =>
    (await applicationsOf(db, candidate)).find(({ vacancy_id }) => vacancy_id === vacancy)!
  for (const [index, candidate] of applicants.entries()) {
    const reached = ways[index % ways.length]!
    const { stage_kind } = await standing(candidate)
    const ahead = stages.filter(({ kind }) => rankOf(kind) > rankOf(stage_kind) && rankOf(kind) <= rankOf(reached))
    for (const { id, kind } of ahead) {
      const at = interviews.add({ hours: 50 * rankOf(kind) + 7 * index })
      await moveApplications(db, { vacancy, stage: id, applications: [await standing(candidate)] }, { by, at })
    }
    if (reached === 'started') continue
    const closure =
      reached === 'offered'
        ? ({ endedBy: 'candidate', reason: 'competitor' } as const)
        : ({ endedBy: 'team', reason: 'filled' } as const)
    await closeApplication(db, await standing(candidate), closure, { by, at: end })
  }
  await closeVacancy(db, vacancy, { by, at: end })
}
