import { gateOf } from '../../../domain/pay/offers/references.ts'
import type { PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { KeptReference, OfferFinding } from '../../pay/check-answer.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { verdictView, type VerdictView } from '../../pay/verdict-view.ts'
import { boundsText, offText } from './references-view.ts'

/**
 * The finding of an offer as people read it: the law first, then what gates. Offers made before references had an order
 * say what their table said.
 */
export function offerVerdict(
  pack: PayPackage,
  finding: OfferFinding,
  reference: PayReference,
  locale: Locale,
): VerdictView {
  const { verdict, references } = finding
  const view = verdictView(pack, { ...finding, verdict: verdict === 'lawful' ? 'in-band' : verdict }, reference, locale)
  if (references.length === 0 || verdict === 'below-federal-minimum' || verdict === 'below-regional-minimum')
    return view
  const gate = gateOf(references)
  if (gate === null) {
    const isByRule = references.some(({ kind }) => kind !== 'article')
    return {
      ...view,
      headline: locale.t('reference.lawful-only'),
      explained: locale.t(isByRule ? 'reference.rule-law' : 'reference.nothing'),
    }
  }
  const about = { kind: gate.kind === 'vacancy-table' ? 'own' : gate.kind, bounds: boundsText(gate, locale) }
  return {
    ...view,
    headline: gate.kind === 'range' ? rangeHeadline(gate, locale) : view.headline,
    explained: locale.t(gate.verdict === 'in-band' ? 'reference.no-approval' : 'reference.approval', about),
  }
}

function rangeHeadline(gate: KeptReference, locale: Locale): string {
  if (gate.verdict === 'in-band') return locale.t('reference.inside-gate')
  const off = offText(gate, locale)
  return locale.t(gate.verdict === 'below-band' ? 'reference.below-gate' : 'reference.above-gate', { off })
}
