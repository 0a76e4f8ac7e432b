import { holdPeople } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import type { ContentRefusal, OfferActor, OfferContent } from '../offer.ts'
import { candidateToOffer } from '../reads/candidate-to-offer.ts'
import { judgeOffer } from '../reads/check-offer.ts'
import { hasOpenApplication } from '../reads/has-open-application.ts'
import { addOfferEvent, offerColumns } from './offer-row.ts'

type Creating = OfferContent & { candidate: number; vacancy: number }

type Created =
  | { created: number; needsApproval: boolean }
  | { refused: 'no-candidate' }
  | { refused: 'no-vacancy' }
  | { refused: 'not-allowed' }
  | { refused: 'no-application' }
  | ContentRefusal

/** Writes down a draft of an offer, compared with the vacancy's pay table and the law of today. */
export function createOffer(db: Db, { candidate, vacancy, ...content }: Creating, actor: OfferActor): Promise<Created> {
  return db.transaction().execute(async (trx): Promise<Created> => {
    if (!actor.rights.includes('make')) return { refused: 'not-allowed' }
    await holdPeople(trx, [candidate])
    if (!(await candidateToOffer(trx, candidate))) return { refused: 'no-candidate' }
    const subject = await findVacancy(trx, vacancy)
    if (!subject) return { refused: 'no-vacancy' }
    if (!(await hasOpenApplication(trx, candidate, vacancy))) return { refused: 'no-application' }
    const judged = await judgeOffer(trx, content, subject, actor.at)
    if ('refused' in judged) return judged
    const columns = offerColumns(content, judged)
    const made = { created_by: actor.by, created_at: actor.at.toString() }
    const { id } = await trx
      .insertInto('offers')
      .values({ ...columns, ...made, candidate_id: candidate, vacancy_id: vacancy })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addOfferEvent(trx, { id, ...made }, { act: 'enter' }, actor)
    return { created: id, needsApproval: columns.needs_approval === 1 }
  })
}
