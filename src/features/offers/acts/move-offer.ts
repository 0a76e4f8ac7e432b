import type { Db } from '../../../db/open.ts'
import { approvalChain, percentOutside, seatFor, type ApproverRank } from '../../../domain/pay/offers/approval.ts'
import { awaitsAfter, statusAfter, type OfferMove, type OfferStatus } from '../../../domain/pay/offers/offer-status.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { approvalRule } from '../../approvals/reads/approval-rule.ts'
import { seatsOf } from '../../approvals/reads/seats.ts'
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
import { referenceOfOffer, unlawfulToday } from '../reads/check-offer.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import { hasOpenApplication } from '../reads/has-open-application.ts'
import { offerWarnings } from '../reads/offer-warnings.ts'
import { holdOffer, refusalOf } from './hold-offer.ts'
import { addOfferEvent } from './offer-row.ts'

/** The steps of an offer that take the candidate on along the vacancy's stages. */
const reachedBy: Partial<Record<StepAct, RecordedFact>> = { send: 'offered', accept: 'accepted' }

/** The steps that bring an offer nearer to the candidate: the law is asked again on the day of each. */
const checkedAgain: ReadonlySet<StepAct> = new Set(['submit', 'approve', 'send'])

/** The steps of those who decide about an exception. */
const deciding: ReadonlySet<StepAct> = new Set(['approve', 'reject'])

/** `awaits`: whose approval comes next, where it was not the last. */
export type Moved =
  | { moved: OfferStatus; awaits: ApproverRank | null }
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
    const move = { act, ...(deciding.has(act) ? await withSeats(trx, actor) : actor), reason }
    const refusal = refusalOf(offer, version, move)
    if (refusal) return refusal
    const unlawful = checkedAgain.has(act) ? await unlawfulToday(trx, offer, actor.at) : null
    if (unlawful) return { refused: 'unlawful', checked: unlawful }
    if (reached && !(await hasOpenApplication(trx, offer.candidate_id, offer.vacancy_id)))
      return { refused: 'no-application' }
    const warned = reached && !confirmed ? await warningsBefore(trx, act, offer, actor) : []
    if (warned.length > 0) return { warned }

    const status = statusAfter(stateOf(offer), move)
    const awaits = status === 'waiting' && act === 'approve' ? awaitsAfter(stateOf(offer), move) : null
    const moved = await trx
      .updateTable('offers')
      .set({
        status,
        version: version + 1,
        ...(act === 'submit' && { reason: reason || null }),
        ...(act === 'submit' && status === 'waiting' && (await approvalAskedFor(trx, offer, actor))),
        ...(awaits && { awaits, approved_by: actor.by, asked_at: actor.at.toString() }),
        ...(act === 'revise' && { asked_at: null }),
        ...(act === 'take-over' && { created_by: actor.by }),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return { stale: true }
    await addOfferEvent(trx, offer, { act, reason, for_user: decidedFor(offer, move) }, actor)
    if (reached) await advance(trx, offer.vacancy_id, [offer.candidate_id], reached, actor)
    return { moved: status, awaits }
  })
}

/** Rights are looked at once more: a role may have changed since the page was opened. */
async function withSeats(trx: Db, actor: OfferActor): Promise<OfferActor> {
  const seats = await seatsOf(trx, actor.by, actor.at, true)
  return { ...actor, seats, rights: seats.length > 0 ? actor.rights : actor.rights.filter((r) => r !== 'approve') }
}

/** Whose approval an offer is handed in for, by the rule of this moment. */
async function approvalAskedFor(trx: Db, offer: KeptOffer, { at }: OfferActor) {
  const { table } = await referenceOfOffer(trx, offer, at)
  const chain = approvalChain(percentOutside(offer.finding, table.basis), await approvalRule(trx))
  return { approval_chain: chain.join(' '), awaits: chain[0]!, approved_by: null, asked_at: at.toString() }
}

/** The colleague who is away, in whose place somebody decides; null for a decision of one's own. */
function decidedFor(offer: KeptOffer, { by, seats }: OfferMove): number | null {
  const found = seats && seatFor(stateOf(offer), by, seats)
  return found && 'seat' in found && found.seat.user !== by ? found.seat.user : null
}

/** An offer that is accepted is no promise to others, so their open offers speak only against sending. */
async function warningsBefore(trx: Db, act: StepAct, offer: KeptOffer, { at }: OfferActor): Promise<OfferWarning[]> {
  const { id, candidate_id: candidate, vacancy_id: vacancy } = offer
  const found = await offerWarnings(trx, { candidate, vacancy, offer: id, at })
  return act === 'accept' ? found.filter((warning) => warning !== 'more-offers-than-places') : found
}
