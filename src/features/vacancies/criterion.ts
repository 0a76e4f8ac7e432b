import type { Selectable } from 'kysely'
import type { CriterionTable } from '../../db/schema/scorecards.ts'
import { unlawfulCriterion } from '../../domain/scoring/unlawful-criterion.ts'

/** What the candidates of a vacancy are judged by. */
export type Criterion = Pick<Selectable<CriterionTable>, 'id' | 'group' | 'key' | 'name' | 'weight' | 'on_group_sheet'>

/** A criterion as somebody wants it: a new one has no id, and one with `gone` is to be removed. */
export type CriterionChange = Omit<Criterion, 'id' | 'key'> & { id: number | null; gone: boolean }

/** Why criteria cannot be saved. `criterion` is the id of the one to correct, null for the new one. */
export type CriterionProblem = {
  criterion: number | null
  field: 'name' | 'sheet'
  why: 'nameless' | 'too-many' | 'none-left' | 'sheet-too-many' | NonNullable<ReturnType<typeof unlawfulCriterion>>
}

const mostCriteria = 40

/** A tablet shows no more columns beside one another. */
const mostOnSheet = 7

/** The rules of a vacancy's criteria as a whole. @param usual the ids of those that have a usual name */
export function criterionProblems(changes: readonly CriterionChange[], usual: ReadonlySet<number>): CriterionProblem[] {
  const problems: CriterionProblem[] = []
  for (const { id, name, gone } of changes) {
    if (name === null && !gone && !(id !== null && usual.has(id)))
      problems.push({ criterion: id, field: 'name', why: 'nameless' })
    const unlawful = name === null ? null : unlawfulCriterion(name)
    if (unlawful) problems.push({ criterion: id, field: 'name', why: unlawful })
  }
  const staying = changes.filter(({ gone }) => !gone)
  if (staying.length > mostCriteria) problems.push({ criterion: null, field: 'name', why: 'too-many' })
  if (staying.length === 0) problems.push({ criterion: null, field: 'name', why: 'none-left' })
  const onSheet = staying.filter(({ on_group_sheet }) => on_group_sheet === 1)
  if (onSheet.length > mostOnSheet)
    problems.push({ criterion: onSheet.at(-1)?.id ?? null, field: 'sheet', why: 'sheet-too-many' })
  return problems
}

/** The ids of the criteria that have a usual name, so that the team need not name them. */
export function usuallyNamed(criteria: readonly Pick<Criterion, 'id' | 'key'>[]): Set<number> {
  return new Set(criteria.filter(({ key }) => key !== null).map(({ id }) => id))
}

/** The place of a new criterion when nobody chose one: after all others. */
export const lastPlace = mostCriteria + 1
