import type { Db } from '../../../db/open.ts'
import { statusAfter, type OfferStatus } from '../../../domain/pay/offers/offer-status.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { advance } from '../../applications/acts/advance.ts'
import {
  stateOf,
  type CheckedPay,
  type OfferActor,
  type OfferRefusal,
  type OfferStep,
  type OfferWarning,
  type StepAct,
} from '../offer.ts'
import { unlawfulToday } from '../reads/check-offer.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import { hasOpenApplication } from '../reads/has-open-application.ts'
import { offerWarnings } from '../reads/offer-warnings.ts'
import { holdOffer, refusalOf } from './hold-offer.ts'
import { addOfferEvent } from './offer-row.ts'

/** The steps of an offer that take the candidate on along the vacancy's stages. */
const reachedBy: Partial<Record<StepAct, RecordedFact>> = { send: 'offered', accept: 'accepted' }

/** The steps that bring an offer nearer to the candidate: the law is asked again on the day of each. */
const checkedAgain: ReadonlySet<StepAct> = new Set(['submit', 'approve', 'send'])

export type Moved =
  | { moved: OfferStatus }
  | OfferRefusal
  | { refused: 'no-application' }
  | { refused: 'unlawful'; checked: CheckedPay }
  | { warned: OfferWarning[] }

/** Takes an offer one step on; who may do which step is the rule of `offer-status.ts`. */
export function moveOffer(
  db: Db,
  { offer: id, act, reason, version, confirmed }: OfferStep,
  actor: OfferActor,
): Promise<Moved> {
  return db.transaction().execute(async (trx): Promise<Moved> => {
    const reached = reachedBy[act]
    const offer = await holdOffer(trx, id, reached !== undefined)
    if (!offer) return { stale: true }
    const move = { act, ...actor, reason }
    const refusal = refusalOf(offer, version, move)
    if (refusal) return refusal
    const unlawful = checkedAgain.has(act) ? await unlawfulToday(trx, offer, actor.at) : null
    if (unlawful) return { refused: 'unlawful', checked: unlawful }
    if (reached && !(await hasOpenApplication(trx, offer.candidate_id, offer.vacancy_id)))
      return { refused: 'no-application' }
    const warned = reached && !confirmed ? await warningsBefore(trx, act, offer, actor) : []
    if (warned.length > 0) return { warned }

    const status = statusAfter(stateOf(offer), move)
    const moved = await trx
      .updateTable('offers')
      .set({
        status,
        version: version + 1,
        ...(act === 'submit' && { reason: reason || null }),
        ...(act === 'take-over' && { created_by: actor.by }),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return { stale: true }
    await addOfferEvent(trx, offer, { act, reason }, actor)
    if (reached) await advance(trx, offer.vacancy_id, [offer.candidate_id], reached, actor)
    return { moved: status }
  })
}

/** An offer that is accepted is no promise to others, so their open offers speak only against sending. */
async function warningsBefore(trx: Db, act: StepAct, offer: KeptOffer, { at }: OfferActor): Promise<OfferWarning[]> {
  const { id, candidate_id: candidate, vacancy_id: vacancy } = offer
  const found = await offerWarnings(trx, { candidate, vacancy, offer: id, at })
  return act === 'accept' ? found.filter((warning) => warning !== 'more-offers-than-places') : found
}
