import type { PayBasis } from '../../../db/schema/primitives.ts'
import type { Score } from '../../../domain/scoring/ranking.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'

type Row = { id: number; expected_pay: number | null; pay_basis: PayBasis | 'unknown' | null }

/** What somebody was marked with and asks for; null where nothing is known. */
export function worthView(
  { id, expected_pay, pay_basis }: Row,
  scores: ReadonlyMap<number, Score>,
  visitor: Visitor,
): { score: string | null; pay: string | null } {
  const score = scores.get(id)?.score ?? null
  return {
    score: score === null ? null : visitor.format.number(score, 2),
    pay: payText({ from: expected_pay, to: expected_pay, basis: pay_basis }, visitor),
  }
}
