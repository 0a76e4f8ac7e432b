import { z } from 'zod'
import type { Weights } from '../../../domain/scoring/ranking.ts'
import { decimal } from '../../../web/forms/fields.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { heaviest } from '../comparison.ts'

/** Who is compared, as an address says it: ids of applications, `12.15.3`; nobody where it says none. */
export const applicationsAsked = z
  .string()
  .regex(/^[1-9]\d{0,8}(\.[1-9]\d{0,8}){0,49}$/)
  .transform((typed) => [...new Set(typed.split('.').map(Number))])
  .catch([])

/** Ids of applications as ticks of a list send them, `12.3` being number 12 in its third version. */
export const applicationsTicked = z
  .array(
    z
      .string()
      .regex(/^[1-9]\d{0,8}(\.\d{1,9})?$/)
      .transform((seen) => Number.parseInt(seen, 10)),
  )
  .max(500)
  .default([])
  .transform((ids) => [...new Set(ids)])

const typedWeight = decimal(0, heaviest)

/** The field by which a criterion's weight is sent. */
export function weightField(criterion: number): string {
  return `w${criterion}`
}

/** What each criterion counts: as it was sent, or else as the vacancy has it. */
export function weightsAsked(sent: Record<string, unknown>, criteria: readonly Criterion[]): Weights {
  return new Map(
    criteria.map(({ id, weight: usual }) => [String(id), typedWeight.catch(usual).parse(sent[weightField(id)])]),
  )
}

/** The address of a comparison; weights only where they are not the vacancy's own. */
export function comparisonAddress(
  vacancy: number,
  applications: readonly number[],
  weights: Weights = new Map(),
  criteria: readonly Criterion[] = [],
): string {
  const moved = criteria.flatMap(({ id, weight: usual }) => {
    const now = weights.get(String(id)) ?? usual
    return now === usual ? [] : [[weightField(id), String(now)] as [string, string]]
  })
  const query = new URLSearchParams([['with', applications.join('.')], ...moved])
  return `/vacancies/${vacancy}/comparison?${query.toString()}`
}
