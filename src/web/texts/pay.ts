import type { PayBasis } from '../../db/schema/primitives.ts'
import type { Visitor } from '../visitor.ts'

/** Roubles a month, with what they stand for; `unknown` = the amount was given without saying. */
export type Pay = { from: number | null; to: number | null; basis: PayBasis | 'unknown' | null }

/** "40 000 ₽ – 60 000 ₽, before tax"; null when no amount is known. An amount is never shown without its basis. */
export function payText({ from, to, basis }: Pay, { t, format }: Pick<Visitor, 't' | 'format'>): string | null {
  const words = t(`basis.${basis ?? 'unknown'}`)
  if (from !== null && to !== null) {
    return from === to
      ? t('pay.exact', { amount: format.money(from), basis: words })
      : t('pay.range', { from: format.money(from), to: format.money(to), basis: words })
  }
  if (from !== null) return t('pay.from', { from: format.money(from), basis: words })
  return to === null ? null : t('pay.to', { to: format.money(to), basis: words })
}
