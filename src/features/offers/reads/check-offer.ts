import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { ruleFor, type OfferRule } from '../../../domain/pay/offers/offer-rule.ts'
import { termsProblems } from '../../../domain/pay/offers/offer-terms.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { tableAsKept } from '../../pay/reads/own-tables.ts'
import { checkPay, levelsIn, payReferenceAt, type PayReference } from '../../pay/reads/pay-reference.ts'
import { cityOf } from '../../places/places.ts'
import type { Vacancy } from '../../vacancies/reads/vacancies.ts'
import { packOf, type CheckedPay, type ContentRefusal, type OfferContent } from '../offer.ts'
import { probationLimit } from '../terms-words.ts'
import type { KeptOffer } from './find-offer.ts'
import { findingOf, referencesOfVacancy, type OfferReferences } from './references/offer-references.ts'
import { hasOptedOut } from './opt-outs.ts'

/**
 * A checked offer that the law allows; `tableVersion` is that of the own pay table in force for it, null for the
 * article's.
 */
export type JudgedOffer = CheckedPay & { rule: Exclude<OfferRule, 'blocked'>; tableVersion: number | null }

/** The law of today beside the figures of the day on which an offer was written. */
export async function referenceOfOffer(
  db: Db,
  offer: Pick<KeptOffer, 'pay_table_version_id'>,
  now: Temporal.Instant,
): Promise<PayReference> {
  return payReferenceAt(db, now, await tableAsKept(db, offer.pay_table_version_id))
}

/** The levels that can be offered for a vacancy: those with a band in its city. */
export function levelsOfVacancy({ city_id }: Vacancy, reference: PayReference): number[] {
  return levelsIn(reference, city_id).map(({ level }) => level)
}

/** An offer is compared with the city of its vacancy, whatever the level; null where there is no band for the level. */
export function checkForVacancy(pay: OfferContent['pay'], references: OfferReferences): CheckedPay | null {
  const { vacancy, inForce } = references
  if (!levelsOfVacancy(vacancy, inForce).includes(pay.level)) return null
  const { level, amount, variable, share, basis, startMonth } = pay
  const pack = { city: vacancy.city_id, level, amount, variable, share, basis, startMonth }
  return { pack, finding: findingOf(pack, references) }
}

/** What is offered for a vacancy, checked today, or why it may not be offered. */
export async function judgeOffer(
  db: Db,
  { pay, terms, personLevel }: OfferContent,
  vacancy: Vacancy,
  now: Temporal.Instant,
): Promise<JudgedOffer | ContentRefusal> {
  const references = await referencesOfVacancy(db, vacancy, now)
  const checked = checkForVacancy(pay, references)
  if (!checked) return { refused: 'no-band' }
  if (personLevel !== undefined && !levelsOfVacancy(vacancy, references.inForce).includes(personLevel))
    return { refused: 'no-person-level' }
  const today = dayOf(now, vacancy.time_zone)
  const problems = termsProblems(terms, today, probationLimit(today))
  if (problems.length > 0) return { refused: 'terms', problems }
  const rule = await ruleToday(db, checked, references.inForce, now)
  if (rule === 'blocked') return { refused: 'unlawful', checked }
  return { ...checked, rule, tableVersion: references.inForce.table.own?.versionId ?? null }
}

/** The check of an offer that today's law forbids, though it was lawful when it was written; null when it is lawful. */
export async function unlawfulToday(db: Db, offer: KeptOffer, now: Temporal.Instant): Promise<CheckedPay | null> {
  const reference = await referenceOfOffer(db, offer, now)
  const pack = packOf(offer)
  const { references } = offer.finding
  const checked = { pack, finding: { ...checkPay(pack, reference), references } }
  return (await ruleToday(db, checked, reference, now)) === 'blocked' ? checked : null
}

async function ruleToday(
  db: Db,
  { pack, finding }: CheckedPay,
  { cities }: PayReference,
  now: Temporal.Instant,
): Promise<OfferRule> {
  const today = dayOf(now, cityOf(cities, pack.city).time_zone)
  return ruleFor(finding, finding.references, await hasOptedOut(db, pack.city, today))
}
