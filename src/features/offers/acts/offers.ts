import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { holdPeople, holdPeopleOf, holdVacancy } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { published } from '../../../db/published.ts'
import type { OfferEventTable, OfferTable } from '../../../db/schema/pay.ts'
import type { PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import type { RecordedFact } from '../../../domain/pipeline/stages.ts'
import { cutPage, pageSize, type Page } from '../../../web/paging.ts'
import { advance } from '../../applications/acts/advance.ts'
import { keptFinding } from '../../pay/api/schemas.ts'
import type { Finding } from '../../pay/reads/pay-reference.ts'

export function candidateNamed(db: Db, id: number): Promise<{ id: number; name: string } | undefined> {
  return db
    .selectFrom('candidates')
    .select(['id', 'name'])
    .where('id', '=', id)
    .where('erased', '=', 0)
    .where(published)
    .executeTakeFirst()
}

/** What an offer says and how it was judged; `needsApproval` = it is an exception. */
export type OfferContent = {
  pack: PayPackage
  personLevel: number | undefined
  finding: Finding
  /** The version of an own table it was held against; null = the article's. */
  tableVersion: number | null
  needsApproval: boolean
  note: string | undefined
}

/** Kept together with all that the check answered, which later changes of the law must not alter. */
const columnsOf = ({ pack, personLevel, finding, tableVersion, needsApproval, note }: OfferContent) => ({
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
  needs_approval: needsApproval ? (1 as const) : (0 as const),
  note: note ?? null,
})

type Step = Pick<OfferEventTable, 'offer_id' | 'act' | 'reason' | 'before_json'>

const writeDown = (db: Db, step: Step, by: number, now: Temporal.Instant) =>
  db
    .insertInto('offer_events')
    .values({ ...step, by_user: by, at: now.toString() })
    .execute()

export function createOffer(
  db: Db,
  subject: { candidate: number; vacancy: number },
  content: OfferContent,
  by: number,
  now: Temporal.Instant,
): Promise<{ id: number }> {
  return db.transaction().execute(async (trx) => {
    await holdPeople(trx, [subject.candidate])
    const made = await trx
      .insertInto('offers')
      .values({
        ...columnsOf(content),
        candidate_id: subject.candidate,
        vacancy_id: subject.vacancy,
        created_by: by,
        created_at: now.toString(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await writeDown(trx, { offer_id: made.id, act: 'enter', reason: null, before_json: null }, by, now)
    return made
  })
}

export type KeptOffer = NonNullable<Awaited<ReturnType<typeof findOffer>>>

const withNames = (db: Db) =>
  db
    .selectFrom('offers')
    .innerJoin('candidates', 'candidates.id', 'offers.candidate_id')
    .innerJoin('vacancies', 'vacancies.id', 'offers.vacancy_id')
    .innerJoin('users', 'users.id', 'offers.created_by')
    .select(['candidates.name as candidate', 'vacancies.title as vacancy', 'users.name as author'])

/** An offer as it was entered, with the finding of that moment. */
export async function findOffer(db: Db, id: number) {
  const row = await withNames(db).selectAll('offers').where('offers.id', '=', id).executeTakeFirst()
  return row && { ...row, finding: keptFinding.parse(JSON.parse(row.check_json)) }
}

/** Changes what a draft says. @returns false when it is not the version the person has seen, or a draft no longer */
export function changeOffer(
  db: Db,
  offer: KeptOffer,
  content: OfferContent,
  version: number,
  by: number,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if ((await holdPeopleOf(trx, 'offers', [offer.id])).size === 0) return false
    const changed = await trx
      .updateTable('offers')
      .set((eb) => ({ ...columnsOf(content), version: eb('version', '+', 1) }))
      .where('id', '=', offer.id)
      .where('version', '=', version)
      .where('status', '=', 'draft')
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return false
    const { amount, variable_pay, share, basis, level, person_level, note, verdict } = offer
    const before_json = JSON.stringify({ amount, variable_pay, share, basis, level, person_level, note, verdict })
    await writeDown(trx, { offer_id: offer.id, act: 'change', reason: null, before_json }, by, now)
    return true
  })
}

export type OfferStep = {
  act: Exclude<OfferEventTable['act'], 'enter' | 'change'>
  status: OfferTable['status']['__select__']
  reason: string
  version: number
}

/** The steps of an offer that take the candidate on along the vacancy's stages. */
const reachedBy: Partial<Record<OfferStep['act'], RecordedFact>> = { send: 'offered', accept: 'accepted' }

/** Takes an offer one step on. @returns false when somebody was quicker */
export function moveOffer(
  db: Db,
  id: number,
  { act, status, reason, version }: OfferStep,
  by: number,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const offer = await trx.selectFrom('offers').select('vacancy_id').where('id', '=', id).executeTakeFirst()
    if (!offer) return false
    await holdVacancy(trx, offer.vacancy_id)
    if ((await holdPeopleOf(trx, 'offers', [id])).size === 0) return false
    const moved = await trx
      .updateTable('offers')
      .set((eb) => ({ status, version: eb('version', '+', 1), ...(act === 'submit' && { reason: reason || null }) }))
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['vacancy_id', 'candidate_id'])
      .executeTakeFirst()
    if (!moved) return false
    await writeDown(trx, { offer_id: id, act, reason: reason || null, before_json: null }, by, now)
    const reached = reachedBy[act]
    if (reached) await advance(trx, moved.vacancy_id, [moved.candidate_id], reached, { by, at: now })
    return true
  })
}

/** All that happened to an offer, in order. */
export function eventsOf(db: Db, offer: number) {
  return db
    .selectFrom('offer_events')
    .innerJoin('users', 'users.id', 'offer_events.by_user')
    .select([
      'offer_events.act',
      'offer_events.reason',
      'offer_events.before_json',
      'offer_events.at',
      'users.name as by',
    ])
    .where('offer_id', '=', offer)
    .orderBy('offer_events.id')
    .execute()
}

const listed = (db: Db) =>
  withNames(db)
    .innerJoin('cities', 'cities.id', 'offers.city_id')
    .select([
      'offers.id',
      'offers.amount',
      'offers.variable_pay',
      'offers.share',
      'offers.basis',
      'offers.status',
      'offers.verdict',
      'offers.created_at',
    ])
    .select(['offers.level', 'cities.name_ru', 'cities.name_en', 'cities.time_zone'])

export type ListedOffer = Awaited<ReturnType<typeof offersWaitingFor>>[number]

/** The exceptions that somebody may decide about: those of others, the oldest first. */
export function offersWaitingFor(db: Db, user: number) {
  return listed(db)
    .where('offers.status', '=', sql.lit('waiting'))
    .where('offers.created_by', '!=', user)
    .orderBy('offers.id')
    .limit(pageSize)
    .execute()
}

/** Every offer, the newest first; `after` is the last one of the page before. */
export async function listOffers(db: Db, after: number | undefined): Promise<Page<ListedOffer>> {
  let query = listed(db)
  if (after !== undefined) query = query.where('offers.id', '<', after)
  return cutPage(
    await query
      .orderBy('offers.id', 'desc')
      .limit(pageSize + 1)
      .execute(),
  )
}

/** How many exceptions were let through for a vacancy, whatever the candidates answered. */
export async function exceptionsOn(db: Db, vacancy: number): Promise<number> {
  const { count } = await db
    .selectFrom('offers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('vacancy_id', '=', vacancy)
    .where('needs_approval', '=', 1)
    .where('status', 'in', ['approved', 'sent', 'accepted', 'declined'])
    .executeTakeFirstOrThrow()
  return count
}
