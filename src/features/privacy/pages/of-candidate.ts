import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { found } from '../../../web/errors.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { consentView, termView } from './consent-view.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { consentsOf } from '../acts/consents.ts'
import { termOf } from '../../retention/acts/renew-terms.ts'

/** What a candidate has agreed to and until when they may be kept, for their page. */
export async function careOf(db: Db, candidate: number, now: Temporal.Instant, visitor: Visitor) {
  const [term, consents] = await Promise.all([termOf(db, candidate), consentsOf(db, candidate)])
  const today = teamDay(now)
  return {
    term: termView(found(term), today, visitor),
    consents: consents.map((row) => consentView(row, today, visitor)),
  }
}

/** Whether this is what stands in the place of somebody who was erased. */
export async function isErased(db: Db, id: number): Promise<boolean> {
  return (
    (await db.selectFrom('candidates').select('id').where('id', '=', id).where('erased', '=', 1).executeTakeFirst()) !==
    undefined
  )
}
