import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Db } from '../../../db/open.ts'
import { found } from '../../../web/errors.ts'
import { differences } from '../../../web/forms/conflicts.ts'
import { id, optionalChoice, optionalDay, optionalText, optionalWholeNumber } from '../../../web/forms/fields.ts'
import { termsProblemFields } from '../../../domain/pay/offers/offer-terms.ts'
import { readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { visitorOf, type Visitor } from '../../../web/visitor.ts'
import { level, packageFields } from '../../pay/pay-fields.ts'
import { findVacancy } from '../../vacancies/reads/vacancies.ts'
import { contentOf, packOf, termsOf, type CheckedPay, type OfferContent } from '../offer.ts'
import { offerProblem, problemOnPage, type NotDone } from '../offer-problems.ts'
import { candidateToOffer } from '../reads/candidate-to-offer.ts'
import { checkForVacancy, levelsOfVacancy } from '../reads/check-offer.ts'
import { findOffer, type KeptOffer } from '../reads/find-offer.ts'
import { referencesOfVacancy } from '../reads/references/offer-references.ts'
import { offerWarnings } from '../reads/offer-warnings.ts'
import { describeOffer, newOfferView, type OfferSubject } from './write-offer-view.ts'

/** @param levels those of the table the offer is compared with */
const offerForm = (levels: readonly number[]) =>
  z.object({
    ...packageFields(levels),
    personLevel: z.preprocess((value) => (value === '' ? undefined : value), level(levels).optional()),
    note: optionalText(2000),
    startOn: optionalDay(),
    probationMonths: optionalWholeNumber(0, 24),
    headPosition: optionalChoice(['yes']).transform((ticked) => ticked === 'yes'),
    validUntil: optionalDay(),
    schedule: optionalText(200),
    workPlace: optionalText(300),
    reason: optionalText(2000).transform((reason) => reason ?? ''),
    version: id().optional(),
  })

export type TypedOffer = z.output<ReturnType<typeof offerForm>>

/** Whom an offer is for and what it is compared with today. @throws NotFound */
export async function subjectOf(
  db: Db,
  { candidate: candidateId, vacancy: vacancyId, offer }: { candidate: number; vacancy: number; offer: number | null },
  { now }: Pick<Services, 'now'>,
): Promise<OfferSubject> {
  const candidate = found(await candidateToOffer(db, candidateId))
  const vacancy = found(await findVacancy(db, vacancyId))
  const warnings = await offerWarnings(db, { candidate: candidate.id, vacancy: vacancy.id, offer, at: now() })
  const today = dayOf(now(), vacancy.time_zone)
  const references = await referencesOfVacancy(db, vacancy, now())
  return { candidate, vacancy, references, reference: references.inForce, warnings, today }
}

/** The subject of an offer that exists. */
export const subjectOfOffer = (db: Db, { id: offer, candidate_id, vacancy_id }: KeptOffer, services: Services) =>
  subjectOf(db, { candidate: candidate_id, vacancy: vacancy_id, offer }, services)

export const readOffer = (body: unknown, { vacancy, reference }: OfferSubject, { t }: Visitor) =>
  readForm(offerForm(levelsOfVacancy(vacancy, reference)), body, t)

export const checkedPay = (pay: OfferContent['pay'], { references }: OfferSubject): CheckedPay | null =>
  checkForVacancy(pay, references)

/** The form with what was typed, why it was not done, and the check of an amount that the law forbids. */
export function refusedForm(
  result: NotDone,
  act: 'change' | 'correct',
  subject: OfferSubject,
  request: FastifyRequest,
) {
  const visitor = visitorOf(request)
  const problem = offerProblem(result, act, subject.reference, visitor)
  const { code, refusal, errors } = problemOnPage(
    problem,
    ['amount', 'level', 'personLevel', 'reason', ...Object.values(termsProblemFields)],
    visitor,
  )
  const checked = 'checked' in result ? result.checked : null
  return { code, view: { ...newOfferView(subject, rejectForm(request.body, errors), checked, visitor), refusal } }
}

/** What was typed beside what somebody else has saved meanwhile, and the offer as it stands now. */
export async function typedAndCurrent(db: Db, offer: number, typed: TypedOffer, visitor: Visitor) {
  const current = found(await findOffer(db, offer))
  const { pay, ...rest } = contentOf(typed)
  const mine = describeOffer({ ...rest, pack: { ...pay, city: current.city_id } }, visitor)
  const theirs = describeOffer(
    { pack: packOf(current), terms: termsOf(current), personLevel: current.person_level, note: current.note },
    visitor,
  )
  return { current, differences: differences(mine, theirs) }
}
