import { meanRate } from '../../domain/chances/show-rate.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Batch } from './reads/batches.ts'

/** Where the plan's rate comes from, in words. */
export function rateText(batch: Batch, { t, format }: Visitor): string {
  const share = format.percent(meanRate(batch.rate))
  if ('known' in batch.rate)
    return t(batch.rate_basis === 'article' ? 'batch.rate-article' : 'batch.rate-known', { share })
  const { came, invited } = batch.rate
  return t(batch.rate_basis === 'team' ? 'batch.rate-team' : 'batch.rate-learned', {
    came,
    invited,
    share: format.percent(invited === 0 ? 0 : came / invited),
  })
}
