import { teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { PayReference } from '../../pay/reads/pay-reference.ts'
import { levelText, tableLabel } from '../../pay/words.ts'
import { cityOf } from '../../places/places.ts'
import { packOf } from '../offer.ts'
import { offeredPay } from '../offer-words.ts'
import { offerTermsFacts } from '../terms-words.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import type { OfferVersion } from '../reads/offer-versions.ts'
import { offerVerdict } from './offer-verdict.ts'
import { referencesPicture } from './references-view.ts'

/** An earlier version of an offer as a link: which one, what it offered, how far it had got. */
export const versionLine = (version: OfferVersion, visitor: Visitor) => ({
  edition: version.edition,
  label: visitor.t('offer.version', { number: version.edition }),
  pay: offeredPay(version, visitor),
  status: visitor.t(`offer.status.${version.status}`),
  replaced: visitor.t('offer.version-replaced', {
    time: visitor.format.dateTime(version.replaced_at, teamZone),
    name: version.correctedBy,
  }),
})

/** What an earlier version of an offer said, with the check of its day. */
export function versionView(
  offer: Pick<KeptOffer, 'id' | 'candidate' | 'vacancy'>,
  version: OfferVersion,
  reference: PayReference,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const pack = packOf(version)
  const verdict = offerVerdict(pack, version.finding, reference, visitor)
  return {
    id: offer.id,
    candidate: offer.candidate,
    vacancy: offer.vacancy,
    ...versionLine(version, visitor),
    level: levelText(version.level, reference.table, visitor),
    comparedWithTable: tableLabel(reference.table, visitor),
    entered: t('offer.entered-by', { time: format.dateTime(version.created_at, teamZone), name: version.author }),
    note: version.note,
    terms: offerTermsFacts(version, visitor),
    reason: version.reason,
    verdict,
    picture: referencesPicture(pack, version.finding, cityOf(reference.cities, pack.city), visitor),
  }
}
