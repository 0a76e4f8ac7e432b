import type { City } from '../../../db/reference/cities.ts'
import { prettyPhone } from '../../../domain/people/phones.ts'
import { profileLink } from '../../../domain/people/profiles.ts'
import { cityName } from '../../../web/texts/cities.ts'
import { payText } from '../../../web/texts/pay.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { otherCity } from '../reads/filters.ts'
import type { CandidateInput } from './candidate-form.ts'
import { monthsOf, type Candidate, type Contact, type Owner } from '../acts/candidates.ts'
import type { Found } from '../reads/search.ts'

type Placed = Pick<Found, 'name_ru' | 'name_en' | 'city_other'>

const placeOf = ({ name_ru, name_en, city_other }: Placed, { language }: Visitor): string | null =>
  name_ru !== null && name_en !== null ? cityName({ name_ru, name_en }, language) : city_other

/** "2 years 3 months"; null when nothing is known. */
export function experienceText(months: number | null, { t }: Pick<Visitor, 't'>): string | null {
  if (months === null) return null
  if (months === 0) return t('candidate.no-experience')
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return [years > 0 && t('candidate.years', { years }), rest > 0 && t('candidate.months', { months: rest })]
    .filter(Boolean)
    .join(' ')
}

const expectation = (row: Pick<Found, 'expected_pay' | 'pay_basis'>, visitor: Visitor) =>
  payText({ from: row.expected_pay, to: row.expected_pay, basis: row.pay_basis }, visitor)

export function foundView(row: Found, contacts: readonly Contact[], visitor: Visitor) {
  return {
    id: row.id,
    name: row.name,
    contacts: contacts.filter(({ candidate_id }) => candidate_id === row.id).map(({ value }) => value),
    city: placeOf(row, visitor),
    experience: experienceText(row.experience_months, visitor),
    pay: expectation(row, visitor),
    source: row.source,
  }
}

/** Where a contact leads to. */
const addresses = {
  phone: (key: string) => `tel:${key}`,
  email: (key: string) => `mailto:${key}`,
  profile: profileLink,
}

/** A candidate in words; what is not known is null. */
export function candidateView(candidate: Candidate, contacts: readonly Contact[], visitor: Visitor) {
  return {
    id: candidate.id,
    name: candidate.name,
    contacts: contacts.map(({ kind, key, value }) => ({ value, href: addresses[kind](key) })),
    city: placeOf(candidate, visitor),
    source: candidate.source,
    experience: experienceText(candidate.experience_months, visitor),
    education: candidate.education,
    skills: candidate.skills,
    languages: candidate.languages,
    pay: expectation(candidate, visitor),
    note: candidate.note,
  }
}

/** A stored candidate as the form would send it. */
export function inputOf(candidate: Candidate, contacts: readonly Contact[]): CandidateInput {
  const months = candidate.experience_months
  const keys = (kind: Contact['kind']) => contacts.filter((contact) => contact.kind === kind).map(({ key }) => key)
  return {
    name: candidate.name,
    phones: keys('phone'),
    emails: keys('email'),
    profiles: keys('profile'),
    city: candidate.city_id ?? (candidate.city_other === null ? undefined : otherCity),
    cityOther: candidate.city_other ?? undefined,
    source: candidate.source ?? undefined,
    experienceYears: months === null ? undefined : Math.floor(months / 12),
    experienceMonths: months === null ? undefined : months % 12,
    education: candidate.education ?? undefined,
    skills: candidate.skills ?? undefined,
    languages: candidate.languages ?? undefined,
    expectedPay: candidate.expected_pay ?? undefined,
    payBasis: candidate.pay_basis ?? undefined,
    note: candidate.note ?? undefined,
    vacancy: undefined,
    version: candidate.version,
    somebodyElse: undefined,
  }
}

/** What the fields of the form show: one phone or address a line. */
export const valuesOf = (input: CandidateInput) => ({
  ...input,
  phones: input.phones.map(prettyPhone).join('\n'),
  emails: input.emails.join('\n'),
  profiles: input.profiles.map(profileLink).join('\n'),
})

/** Each field by its label, in words, to hold two versions side by side. */
export function describeInput(input: CandidateInput, cities: readonly City[], visitor: Visitor): Map<string, string> {
  const { t, format, language } = visitor
  const city = cities.find(({ id }) => id === input.city)
  return new Map([
    [t('candidate.name'), input.name],
    [t('candidate.phones'), input.phones.map(prettyPhone).join(', ')],
    [t('candidate.emails'), input.emails.join(', ')],
    [t('candidate.profiles'), input.profiles.join(', ')],
    [t('candidate.city'), city ? cityName(city, language) : (input.cityOther ?? '')],
    [t('candidate.source'), input.source ?? ''],
    [t('candidate.experience'), experienceText(monthsOf(input), visitor) ?? ''],
    [t('candidate.education'), input.education ?? ''],
    [t('candidate.skills'), input.skills ?? ''],
    [t('candidate.languages'), input.languages ?? ''],
    [
      t('candidate.expected-pay'),
      input.expectedPay === undefined
        ? ''
        : `${format.money(input.expectedPay)}, ${t(`basis.${input.payBasis ?? 'unknown'}`)}`,
    ],
    [t('candidate.note'), input.note ?? ''],
  ])
}

/** The fields that hold contacts of each kind. */
export const contactFields = { phone: 'phones', email: 'emails', profile: 'profiles' } as const

/** Beside the field: whose contact it is. */
export function takenErrors(owners: readonly Owner[], { t }: Visitor): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { kind, value, name, loading } of owners) {
    errors[contactFields[kind]] ??= loading
      ? t('candidate.taken-loading', { value })
      : t('candidate.taken', { value, name })
  }
  return errors
}
