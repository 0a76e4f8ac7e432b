import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import type { ContentRefusal, OfferActor, OfferContent, OfferRefusal } from '../offer.ts'
import { judgeOffer } from '../reads/check-offer.ts'
import type { KeptOffer } from '../reads/find-offer.ts'
import { holdOffer, refusalOf } from './hold-offer.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Correcting = OfferContent & { offer: number; version: number; reason: string }

type Corrected = { corrected: number; edition: number } | OfferRefusal | ContentRefusal

/**
 * Replaces an offer that waits, is approved or was sent by its next version: a draft of the one who corrects it, which
 * needs approval again where it needs one. What the version before said stays readable.
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
    const corrected = await trx
      .updateTable('offers')
      .set({
        ...offerColumns(content, judged),
        status: 'draft',
        reason: null,
        asked_at: null,
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
    return { corrected: id, edition }
  })
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
