import type { Db } from '../../../db/open.ts'
import { scoreOf, type Observed, type Score } from '../../../domain/scoring/ranking.ts'
import { criterionMarks, type CriterionMarks, type Mark, type Rating } from '../../../domain/scoring/ratings.ts'
import { criteriaOf } from '../../vacancies/reads/criteria.ts'
import { visibleScorecards, type ShownScorecard } from './scorecards.ts'

/** The marks of one person, by the criterion's id. */
export function marksByCriterion(cards: readonly ShownScorecard[]): Map<string, CriterionMarks> {
  const ratings = cards.flatMap((card) =>
    card.marks.map((one): Rating => ({
      interviewer: card.user_id,
      criterion: String(one.criterion_id),
      claimed: one.claimed as Mark | null,
      observed: one.observed as Mark | null,
    })),
  )
  const grouped = Map.groupBy(ratings, ({ criterion }) => criterion)
  return new Map([...grouped].map(([criterion, given]) => [criterion, criterionMarks(given)]))
}

export const observedIn = (marks: ReadonlyMap<string, CriterionMarks>): Observed =>
  new Map([...marks].flatMap(([criterion, { observed }]) => (observed ? [[criterion, observed.mean] as const] : [])))

/**
 * The scores of some applications of a vacancy by the vacancy's own weights, as a comparison would show them to this
 * reader; people of whom the reader sees no mark are left out.
 */
export async function scoresOf(
  db: Db,
  { vacancy, applications }: { vacancy: number; applications: readonly number[] },
  reader: number,
): Promise<Map<number, Score>> {
  const { shown } = await visibleScorecards(db, applications, reader)
  if (shown.length === 0) return new Map()
  const weights = new Map((await criteriaOf(db, vacancy)).map(({ id, weight }) => [String(id), weight]))
  const ofPeople = Map.groupBy(shown, ({ application_id }) => application_id)
  return new Map([...ofPeople].map(([id, cards]) => [id, scoreOf(observedIn(marksByCriterion(cards)), weights)]))
}
