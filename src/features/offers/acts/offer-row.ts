import type { Db } from '../../../db/open.ts'
import type { ColleagueActor } from '../../../db/actor.ts'
import type { OfferEventTable } from '../../../db/schema/pay.ts'
import type { OfferContent } from '../offer.ts'
import type { JudgedOffer } from '../reads/check-offer.ts'

/** Kept together with all that the check answered, which later changes of the law must not alter. */
export function offerColumns({ personLevel, note }: OfferContent, { pack, finding, rule, tableVersion }: JudgedOffer) {
  return {
    city_id: pack.city,
    level: pack.level,
    person_level: personLevel ?? null,
    amount: pack.amount,
    variable_pay: pack.variable,
    share: pack.share,
    basis: pack.basis,
    pay_table_version_id: tableVersion,
    check_json: JSON.stringify(finding),
    verdict: finding.verdict,
    needs_approval: rule === 'needs-approval' ? (1 as const) : (0 as const),
    note: note ?? null,
  }
}

type Event = Pick<OfferEventTable, 'offer_id' | 'act' | 'reason' | 'before_json'>

/** Adds a line to the history of an offer. */
export async function addOfferEvent(trx: Db, event: Event, { by, at }: ColleagueActor): Promise<void> {
  await trx
    .insertInto('offer_events')
    .values({ ...event, by_user: by, at: at.toString() })
    .execute()
}
