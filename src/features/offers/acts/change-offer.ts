import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import type { ContentRefusal, OfferActor, OfferContent, OfferRefusal } from '../offer.ts'
import { judgeOffer } from '../reads/check-offer.ts'
import { holdOffer, refusalOf } from './hold-offer.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Changing = OfferContent & { offer: number; version: number }

type Changed = { changed: number } | OfferRefusal | ContentRefusal

/** Changes what a draft says. Only its author may: somebody else is to approve it. */
export function changeOffer(db: Db, { offer: id, version, ...content }: Changing, actor: OfferActor): Promise<Changed> {
  return db.transaction().execute(async (trx): Promise<Changed> => {
    const offer = await holdOffer(trx, id)
    const vacancy = offer && (await findVacancy(trx, offer.vacancy_id))
    if (!offer || !vacancy) return { stale: true }
    const refusal = refusalOf(offer, version, { act: 'change', ...actor, reason: '' })
    if (refusal) return refusal
    const judged = await judgeOffer(trx, content, vacancy, actor.at)
    if ('refused' in judged) return judged
    const changed = await trx
      .updateTable('offers')
      .set({ ...offerColumns(content, judged), version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return { stale: true }
    const { amount, variable_pay, share, basis, level, person_level, note, verdict } = offer
    const { start_on, probation_months, head_position, valid_until, schedule, work_place } = offer
    const pay = { amount, variable_pay, share, basis, level, person_level, note, verdict }
    const terms = { start_on, probation_months, head_position, valid_until, schedule, work_place }
    const before_json = JSON.stringify({ ...pay, ...terms })
    await addOfferEvent(trx, offer, { act: 'change', before_json }, actor)
    return { changed: id }
  })
}
