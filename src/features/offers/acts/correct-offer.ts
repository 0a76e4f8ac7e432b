import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import {
  letterStatuses,
  packOf,
  type ContentRefusal,
  type OfferActor,
  type OfferContent,
  type OfferRefusal,
} from '../offer.ts'
import { isSamePay } from '../../../domain/pay/offers/pay-package.ts'
import { judgeOffer, type JudgedOffer } from '../reads/check-offer.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import { holdOffer, refusalOf } from './hold-offer.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Correcting = OfferContent & { offer: number; version: number; reason: string }

type Corrected = { corrected: number; edition: number; approved: boolean } | OfferRefusal | ContentRefusal

/**
 * Replaces an offer that waits, is approved or was sent by its next version: a draft of the one who corrects it, which
 * needs approval again where it needs one. An approval is about money: where only dates, place, schedule or the note
 * change, it stays, and the next version can be sent at once. What the version before said stays readable.
 */
export function correctOffer(
  db: Db,
  { offer: id, version, reason, ...content }: Correcting,
  actor: OfferActor,
): Promise<Corrected> {
  return db.transaction().execute(async (trx): Promise<Corrected> => {
    const offer = await holdOffer(trx, id)
    const vacancy = offer && (await findVacancy(trx, offer.vacancy_id))
    if (!offer || !vacancy) return { stale: true }
    const refusal = refusalOf(offer, version, { act: 'correct', ...actor, reason })
    if (refusal) return refusal
    const judged = await judgeOffer(trx, content, vacancy, actor.at)
    if ('refused' in judged) return judged
    const edition = offer.edition + 1
    const approved = keepsApproval(offer, judged)
    const corrected = await trx
      .updateTable('offers')
      .set({
        ...offerColumns(content, judged),
        status: approved ? 'approved' : 'draft',
        reason: approved ? offer.reason : null,
        asked_at: approved ? offer.asked_at : null,
        created_by: actor.by,
        created_at: actor.at.toString(),
        edition,
        version: version + 1,
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (corrected.numUpdatedRows === 0n) return { stale: true }
    await trx
      .insertInto('offer_versions')
      .values({ ...versionOf(offer), replaced_by: actor.by, replaced_at: actor.at.toString() })
      .execute()
    await addOfferEvent(trx, offer, { act: 'correct', reason }, actor)
    return { corrected: id, edition, approved }
  })
}

/** The same money with the same finding as somebody has approved, or as needed nobody's approval. */
function keepsApproval(offer: KeptOffer, { pack, finding }: JudgedOffer): boolean {
  return letterStatuses.has(offer.status) && isSamePay(packOf(offer), pack) && offer.verdict === finding.verdict
}

/** An offer as its version is kept. */
function versionOf({
  id,
  candidate_id: _candidate,
  vacancy_id: _vacancy,
  version: _version,
  candidate: _name,
  vacancy: _title,
  author: _author,
  authorMayAct: _may,
  finding: _finding,
  approval_chain: _chain,
  awaits: _awaits,
  asked_at: _asked,
  approved_by: _approved,
  ...kept
}: KeptOffer) {
  return { ...kept, offer_id: id }
}
