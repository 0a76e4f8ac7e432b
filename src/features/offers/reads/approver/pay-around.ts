import type { Db } from '../../../../db/open.ts'
import type { CellFigures } from '../../../../domain/pay/market/thin-cells.ts'
import { titledFigures } from '../../../market/reads/titled-figures.ts'
import type { KeptOffer } from '../find-offer.ts'

/** What an offer is looked at beside: what the person asks for, what the vacancy advertises, what the market pays. */
export async function payAround(db: Db, offer: Pick<KeptOffer, 'candidate_id' | 'vacancy_id' | 'city_id'>) {
  const { expected_pay, pay_basis: asked } = await db
    .selectFrom('candidates')
    .select(['expected_pay', 'pay_basis'])
    .where('id', '=', offer.candidate_id)
    .executeTakeFirstOrThrow()
  const { title, pay_from, pay_to, pay_basis } = await db
    .selectFrom('vacancies')
    .select(['title', 'pay_from', 'pay_to', 'pay_basis'])
    .where('id', '=', offer.vacancy_id)
    .executeTakeFirstOrThrow()
  const { cells } = await titledFigures(db, title, [offer.city_id])
  return {
    expected: expected_pay === null ? null : { amount: expected_pay, basis: asked ?? ('unknown' as const) },
    range:
      pay_basis === null || (pay_from === null && pay_to === null)
        ? null
        : { from: pay_from, to: pay_to, basis: pay_basis },
    market: cells satisfies CellFigures[],
  }
}

export type PayAround = Awaited<ReturnType<typeof payAround>>
