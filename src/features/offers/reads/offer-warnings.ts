import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { isExpired } from '../../../domain/pay/offers/offer-terms.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { openStatuses, type OfferWarning } from '../offer.ts'

type Subject = { candidate: number; vacancy: number; offer: number | null; at: Temporal.Instant }

/**
 * What speaks against offering a vacancy to somebody: no place is left, they work for us already, or the offer waited
 * for its answer longer than it says.
 *
 * @param offer the offer itself, which does not speak against itself; null for one that is only being written
 */
export async function offerWarnings(db: Db, { candidate, vacancy, offer, at }: Subject): Promise<OfferWarning[]> {
  const { openings, closed_at } = await db
    .selectFrom('vacancies')
    .select(['openings', 'closed_at'])
    .where('id', '=', vacancy)
    .executeTakeFirstOrThrow()
  const hired = await hiredPeople(db).where('applications.vacancy_id', '=', vacancy).execute()
  const taken = new Set(hired.map(({ candidate_id }) => candidate_id).filter((id) => id !== candidate))
  const offered = await db
    .selectFrom('offers')
    .select('candidate_id')
    .distinct()
    .where('vacancy_id', '=', vacancy)
    .where('status', 'in', openStatuses)
    .where('candidate_id', '!=', candidate)
    .execute()
  const waiting = offered.filter(({ candidate_id }) => !taken.has(candidate_id))
  const others = await db
    .selectFrom('offers')
    .select('status')
    .where('candidate_id', '=', candidate)
    .where('id', '!=', offer ?? 0)
    .execute()
  const elsewhere = await hiredPeople(db)
    .where('applications.candidate_id', '=', candidate)
    .where('applications.vacancy_id', '!=', vacancy)
    .execute()

  const found: OfferWarning[] = []
  if (offer !== null && (await hasExpired(db, offer, at))) found.push('expired')
  if (closed_at !== null) found.push('vacancy-closed')
  if (taken.size >= openings) found.push('no-place-left')
  else if (taken.size + waiting.length >= openings) found.push('more-offers-than-places')
  if (elsewhere.length > 0 || others.some(({ status }) => status === 'accepted')) found.push('already-hired')
  if (others.some(({ status }) => openStatuses.some((open) => open === status))) found.push('other-open-offer')
  return found
}

async function hasExpired(db: Db, offer: number, at: Temporal.Instant): Promise<boolean> {
  const { status, validUntil, time_zone } = await db
    .selectFrom('offers')
    .innerJoin('cities', 'cities.id', 'offers.city_id')
    .select(['offers.status', 'offers.valid_until as validUntil', 'cities.time_zone'])
    .where('offers.id', '=', offer)
    .executeTakeFirstOrThrow()
  return isExpired({ status, validUntil }, dayOf(at, time_zone))
}

/** Those who accepted an offer, or stand in a stage where they have: unless their application ended since. */
const hiredPeople = (db: Db) =>
  db
    .selectFrom('applications')
    .innerJoin('stages', 'stages.id', 'applications.stage_id')
    .select('applications.candidate_id')
    .where('applications.closed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('stages.kind', 'in', ['accepted', 'started']),
        eb('applications.started_on', 'is not', null),
        eb.exists(
          eb
            .selectFrom('offers')
            .select(sql.lit(1).as('one'))
            .whereRef('offers.candidate_id', '=', 'applications.candidate_id')
            .whereRef('offers.vacancy_id', '=', 'applications.vacancy_id')
            .where('offers.status', '=', 'accepted'),
        ),
      ]),
    )
