import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { keptLevels } from '../../candidates/reads/levels.ts'
import { tableInForce } from '../../pay/reads/own-tables.ts'
import { taxScaleAt } from '../../places/reads/tax-scale.ts'
import { criteriaOf } from '../../vacancies/reads/criteria.ts'
import { visibleScorecards } from '../../scorecards/reads/scorecards.ts'
import { marksByCriterion, observedIn } from '../../scorecards/reads/scores.ts'
import type { Vacancy } from '../../vacancies/reads/vacancies.ts'
import { comparedIn, outcomesOf } from './people.ts'

export type Comparison = Awaited<ReturnType<typeof readComparison>>
export type Person = Comparison['people'][number]

/**
 * All that is known of some people of a vacancy, in the order asked for, in a constant number of queries.
 *
 * @param reader the colleague whose view it is: the marks are those they may see
 */
export async function readComparison(
  db: Db,
  vacancy: Vacancy,
  applications: readonly number[],
  reader: number,
  now: Temporal.Instant,
) {
  const read = applications.length === 0 ? [] : await comparedIn(db, vacancy.id, applications)
  const rows = applications.flatMap((id) => read.find((row) => row.id === id) ?? [])
  const candidates = rows.map(({ candidate_id }) => candidate_id)
  const [criteria, cards, levels, outcomes, table, taxScale] = await Promise.all([
    criteriaOf(db, vacancy.id),
    visibleScorecards(
      db,
      rows.map(({ id }) => id),
      reader,
    ),
    keptLevels(db, candidates),
    candidates.length === 0 ? [] : outcomesOf(db, candidates),
    tableInForce(db, { payTable: vacancy.pay_table_id, city: vacancy.city_id }),
    taxScaleAt(db, dayOf(now, vacancy.time_zone)),
  ])
  const people = rows.map((row) => {
    const shown = cards.shown.filter(({ application_id }) => application_id === row.id)
    const marks = marksByCriterion(shown)
    return {
      row,
      cards: shown,
      hidden: cards.hidden.get(row.id) ?? 0,
      marks,
      observed: observedIn(marks),
      level: levels.get(row.candidate_id),
      outcomes: outcomes.filter(({ candidate_id }) => candidate_id === row.candidate_id),
    }
  })
  return { vacancy, criteria, people, table, bands: bandsOf(table), taxScale }
}
