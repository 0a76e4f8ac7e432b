import { factsFrom, textsFrom } from '../../domain/people/candidate/candidate-facts.ts'
import {
  fieldNames,
  isTextField,
  type CandidateField,
  type SpecialField,
} from '../../domain/people/candidate/fields.ts'
import { profileLink } from '../../domain/people/profiles.ts'
import { cityName } from '../../web/texts/cities.ts'
import { payText } from '../../web/texts/pay.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { Candidate } from './reads/find-candidate.ts'
import type { Contact } from './reads/contacts.ts'
import type { Found } from './reads/search.ts'

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

const specialLabels = {
  city: 'candidate.city',
  experienceMonths: 'candidate.experience',
  expectedPay: 'candidate.expected-pay',
} as const satisfies Record<SpecialField, MessageKey>

export function fieldLabel(field: CandidateField, { t }: Pick<Visitor, 't'>): string {
  return isTextField(field) ? t(`candidate.${field}`) : t(specialLabels[field])
}

/** Each field of a stored candidate in words; null where nothing is known. */
export function fieldWords(candidate: Candidate, visitor: Visitor): Record<CandidateField, string | null> {
  const facts = factsFrom(candidate)
  return {
    ...textsFrom((field) => facts[field]),
    city: placeOf(candidate, visitor),
    experienceMonths: experienceText(candidate.experience_months, visitor),
    expectedPay: expectation(candidate, visitor),
  }
}

/** What stands by itself on the page of a candidate; the other fields stand together. */
const standsAlone: readonly CandidateField[] = ['expectedPay', 'note']

const contactIcons = { phone: 'phone', email: 'mail', profile: 'globe' } as const

/** A candidate with their contacts and all fields in words. */
export function candidateView(candidate: Candidate, contacts: readonly Contact[], visitor: Visitor) {
  const words = fieldWords(candidate, visitor)
  return {
    id: candidate.id,
    name: candidate.name,
    inShort: [words.city, words.experienceMonths, words.source].filter(Boolean).join(' · '),
    contacts: contacts.map(({ kind, key, value }) => ({
      value,
      href: addresses[kind](key),
      icon: contactIcons[kind],
    })),
    expectedPay: words.expectedPay ?? visitor.t('common.unknown'),
    note: words.note,
    fields: fieldNames.flatMap((field) => {
      const text = words[field]
      return text && !standsAlone.includes(field) ? [{ label: fieldLabel(field, visitor), text }] : []
    }),
  }
}
