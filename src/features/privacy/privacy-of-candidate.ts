import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { found } from '../../web/errors.ts'
import type { Visitor } from '../../web/visitor.ts'
import { consentView, teamDay, termView } from './words.ts'
import { consentsOf } from './reads/consents.ts'
import { termOf } from '../retention/reads/terms.ts'

/** What a candidate has agreed to and until when they may be kept, for their page. */
export async function careOf(db: Db, candidate: number, now: Temporal.Instant, visitor: Visitor) {
  const [term, consents] = await Promise.all([termOf(db, candidate), consentsOf(db, candidate)])
  const today = teamDay(now)
  return {
    term: termView(found(term), today, visitor),
    consents: consents.map((row) => consentView(row, today, visitor)),
  }
}
