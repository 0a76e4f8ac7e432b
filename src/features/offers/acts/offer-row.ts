import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { OfferEventTable } from '../../../db/schema/pay.ts'
import type { OfferContent } from '../offer.ts'
import type { JudgedOffer } from '../reads/check-offer.ts'

/** Kept together with all that the check answered, which later changes of the law must not alter. */
export function offerColumns(
  { personLevel, note, terms }: OfferContent,
  { pack, finding, rule, tableVersion }: JudgedOffer,
) {
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
    start_on: terms.startOn,
    probation_months: terms.probationMonths,
    head_position: terms.headPosition ? (1 as const) : (0 as const),
    valid_until: terms.validUntil,
    schedule: terms.schedule,
    work_place: terms.workPlace,
  }
}

type Event = Pick<OfferEventTable, 'act'> & { reason?: string; before_json?: string; for_user?: number | null }
type Subject = { id: number; created_by: number }

/** Adds a line to the history of an offer, and tells its author of what somebody else did. */
export async function addOfferEvent(
  trx: Db,
  { id, created_by: author }: Subject,
  { act, reason, before_json, for_user = null }: Event,
  { by, at }: ColleagueActor,
): Promise<void> {
  const event = await trx
    .insertInto('offer_events')
    .values({
      offer_id: id,
      act,
      reason: reason || null,
      before_json: before_json ?? null,
      by_user: by,
      for_user,
      at: at.toString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (author !== by) await trx.insertInto('offer_news').values({ event_id: event.id, user_id: author }).execute()
}
