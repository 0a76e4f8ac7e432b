import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import type { ManagerType } from '../../domain/scoring/manager-type.ts'
import { ranking } from '../../domain/scoring/ranking.ts'
import type { Mark } from '../../domain/scoring/ratings.ts'
import { ownWeights } from '../../features/comparison/comparison.ts'
import { readComparison } from '../../features/comparison/reads/comparison.ts'
import { decide } from '../../features/comparison/acts/decide.ts'
import { criteriaOf } from '../../features/vacancies/reads/criteria.ts'
import { saveScorecard } from '../../features/scorecards/acts/save-scorecard.ts'
import type { CriterionMark } from '../../features/scorecards/scorecard.ts'
import { findVacancy } from '../../features/vacancies/reads/vacancies.ts'
import type { Random } from '../random.ts'

/** What a person is like: how well they do by group of criteria, and how much more they claim. */
type Likeness = { personal: number; soft: number; professional: number; boast: number; type: ManagerType }

const likenesses: readonly Likeness[] = [
  { personal: 4.2, soft: 3.6, professional: 2.9, boast: 0.4, type: 'executor' },
  { personal: 3.1, soft: 3.5, professional: 4.3, boast: 0.9, type: 'erudite' },
  { personal: 3.9, soft: 4.3, professional: 3.0, boast: 1.4, type: 'executor' },
  { personal: 2.8, soft: 2.9, professional: 3.2, boast: 1.8, type: 'melancholic' },
]

const asMark = (value: number): Mark => Math.min(5, Math.max(1, Math.round(value))) as Mark

/** Scorecards of everybody who judges, for the first applicants of a vacancy, and what was decided between them. */
export async function addComparison(
  db: Db,
  vacancyId: number,
  applicants: readonly number[],
  now: Temporal.Instant,
  random: Random,
): Promise<void> {
  const vacancy = await findVacancy(db, vacancyId)
  const interviewers = await db
    .selectFrom('users')
    .select('id')
    .where('role', 'in', ['hr', 'manager', 'recruiter'])
    .orderBy('id')
    .execute()
  const [author] = interviewers
  if (!vacancy || !author) return
  const criteria = await criteriaOf(db, vacancyId)
  const rows = await db
    .selectFrom('applications')
    .select(['id', 'candidate_id'])
    .where('vacancy_id', '=', vacancyId)
    .where('candidate_id', 'in', applicants)
    .execute()
  const applications = applicants
    .flatMap((candidate) => rows.find(({ candidate_id }) => candidate_id === candidate)?.id ?? [])
    .slice(0, likenesses.length)
  for (const [index, application] of applications.entries()) {
    const likeness = likenesses[index]
    if (!likeness) continue
    for (const { id } of interviewers) {
      const marks = criteria.map((criterion): CriterionMark => {
        const seen = criterion.group === 'own' ? 3 : likeness[criterion.group]
        const observed = random.chance(0.8) ? asMark(seen + random.between(-10, 10) / 10) : null
        return {
          criterion: criterion.id,
          observed,
          claimed: random.chance(0.7) ? asMark((observed ?? seen) + likeness.boast + random.between(-5, 5) / 10) : null,
          evidence: null,
        }
      })
      await saveScorecard(
        db,
        { application, version: 0, marks, managerType: likeness.type, note: null, submitted: true },
        { by: id, at: now.subtract({ hours: 30 }) },
      )
    }
  }
  if (applications.length < 2) return
  const weights = ownWeights(criteria)
  const { people } = await readComparison(db, vacancy, applications, author.id, now)
  const chosen = ranking(people, weights).flatMap(({ person, place }) => (place === 1 ? person.row.id : []))
  const reason = 'Увереннее остальных говорит с клиентами, а правила и документы выучит за месяц.'
  await decide(
    db,
    { vacancy: vacancyId, applications, chosen, weights, reason },
    { by: author.id, at: now.subtract({ hours: 4 }) },
  )
}
