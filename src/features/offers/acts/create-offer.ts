import type { ColleagueActor } from '../../../db/actor.ts'
import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import type { OfferContent, OfferRefusal } from '../offer.ts'
import { candidateToOffer } from '../reads/candidate-to-offer.ts'
import { judgeOffer } from '../reads/check-offer.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Creating = OfferContent & { candidate: number; vacancy: number }

type Created = { created: number; needsApproval: boolean } | { refused: 'no-candidate' | 'no-vacancy' } | OfferRefusal

/** Writes down a draft of an offer, compared with the vacancy's pay table and the law of today. */
export function createOffer(
  db: Db,
  { candidate, vacancy, ...content }: Creating,
  actor: ColleagueActor,
): Promise<Created> {
  return db.transaction().execute(async (trx): Promise<Created> => {
    await holdPeople(trx, [candidate])
    if (!(await candidateToOffer(trx, candidate))) return { refused: 'no-candidate' }
    const subject = await findVacancy(trx, vacancy)
    if (!subject) return { refused: 'no-vacancy' }
    const judged = await judgeOffer(trx, content, subject, actor.at)
    if ('refused' in judged) return judged
    const columns = offerColumns(content, judged)
    const { id } = await trx
      .insertInto('offers')
      .values({
        ...columns,
        candidate_id: candidate,
        vacancy_id: vacancy,
        created_by: actor.by,
        created_at: actor.at.toString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addOfferEvent(trx, { offer_id: id, act: 'enter', reason: null, before_json: null }, actor)
    return { created: id, needsApproval: columns.needs_approval === 1 }
  })
}
