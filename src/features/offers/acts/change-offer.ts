import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeopleOf } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import type { OfferContent, OfferRefusal } from '../offer.ts'
import { judgeOffer } from '../reads/check-offer.ts'
import { findOffer } from '../reads/find-offer.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Changing = OfferContent & { offer: number; version: number }

type Changed = { changed: number } | { stale: true } | { refused: 'no-offer' | 'not-the-author' } | OfferRefusal

/** Changes what a draft says. Only its author may: somebody else is to approve it. */
export function changeOffer(
  db: Db,
  { offer: id, version, ...content }: Changing,
  actor: ColleagueActor,
): Promise<Changed> {
  return db.transaction().execute(async (trx): Promise<Changed> => {
    if ((await holdPeopleOf(trx, 'offers', [id])).size === 0) return { stale: true }
    const offer = await findOffer(trx, id)
    const vacancy = offer && (await findVacancy(trx, offer.vacancy_id))
    if (!offer || !vacancy) return { refused: 'no-offer' }
    if (offer.created_by !== actor.by) return { refused: 'not-the-author' }
    const judged = await judgeOffer(trx, content, vacancy, actor.at)
    if ('refused' in judged) return judged
    const changed = await trx
      .updateTable('offers')
      .set((eb) => ({ ...offerColumns(content, judged), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .where('status', '=', 'draft')
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return { stale: true }
    const { amount, variable_pay, share, basis, level, person_level, note, verdict } = offer
    const before_json = JSON.stringify({ amount, variable_pay, share, basis, level, person_level, note, verdict })
    await addOfferEvent(trx, { offer_id: id, act: 'change', reason: null, before_json }, actor)
    return { changed: id }
  })
}
