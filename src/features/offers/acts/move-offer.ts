import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import {
  moveProblem,
  statusAfter,
  type MoveProblem,
  type OfferAct,
  type OfferStatus,
} from '../../../domain/pay/offers/offer-status.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { advance } from '../../applications/acts/advance.ts'
import { stateOf, type CheckedPay, type OfferStep } from '../offer.ts'
import { unlawfulToday } from '../reads/check-offer.ts'
import { findOffer } from '../reads/find-offer.ts'
import { addOfferEvent } from './offer-row.ts'

/** The steps of an offer that take the candidate on along the vacancy's stages. */
const reachedBy: Partial<Record<OfferAct, RecordedFact>> = { send: 'offered', accept: 'accepted' }

/** The steps that bring an offer nearer to the candidate: the law is asked again on the day of each. */
const checkedAgain: ReadonlySet<OfferAct> = new Set(['submit', 'approve', 'send'])

type Moved =
  | { moved: OfferStatus }
  | { stale: true }
  | { refused: Exclude<MoveProblem, 'wrong-status'> }
  | { refused: 'unlawful'; checked: CheckedPay }

/** Takes an offer one step on; who may do which step is the rule of `offer-status.ts`. */
export function moveOffer(
  db: Db,
  { offer: id, act, reason, version }: OfferStep,
  actor: ColleagueActor,
): Promise<Moved> {
  return db.transaction().execute(async (trx): Promise<Moved> => {
    const found = await trx.selectFrom('offers').select('vacancy_id').where('id', '=', id).executeTakeFirst()
    if (!found) return { stale: true }
    await holdVacancy(trx, found.vacancy_id)
    if ((await holdPeopleOf(trx, 'offers', [id])).size === 0) return { stale: true }
    const offer = await findOffer(trx, id)
    if (!offer) return { stale: true }

    const move = { act, by: actor.by, reason }
    const problem = moveProblem(stateOf(offer), move)
    if (problem === 'own-offer' || problem === 'not-the-author') return { refused: problem }
    if (problem === 'wrong-status' || offer.version !== version) return { stale: true }
    if (problem) return { refused: problem }
    const unlawful = checkedAgain.has(act) ? await unlawfulToday(trx, offer, actor.at) : null
    if (unlawful) return { refused: 'unlawful', checked: unlawful }

    const status = statusAfter(stateOf(offer), move)
    const moved = await trx
      .updateTable('offers')
      .set((eb) => ({ status, version: eb('version', '+', 1), ...(act === 'submit' && { reason: reason || null }) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (moved.numUpdatedRows === 0n) return { stale: true }
    await addOfferEvent(trx, { offer_id: id, act, reason: reason || null, before_json: null }, actor)
    const reached = reachedBy[act]
    if (reached) await advance(trx, offer.vacancy_id, [offer.candidate_id], reached, actor)
    return { moved: status }
  })
}
