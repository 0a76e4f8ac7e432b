import { factsFrom, textsFrom } from '../../domain/people/candidate/candidate-facts.ts'
import {
  fieldNames,
  isTextField,
  type CandidateField,
  type SpecialField,
} from '../../domain/people/candidate/fields.ts'
import { profileLink } from '../../domain/people/profiles.ts'
import { rankOf } from '../../domain/pipeline/stages.ts'
import { cityName } from '../../web/texts/cities.ts'
import { payText } from '../../web/texts/pay.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import { stageName } from '../applications/words.ts'
import type { Candidate } from './reads/find-candidate.ts'
import type { Contact } from './reads/contacts.ts'
import type { Found } from './reads/search.ts'
import type { CandidateStanding } from './reads/standings.ts'

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

/** A line of the list: what tells people apart first, what else is known after it. */
export function foundView(
  row: Found,
  contacts: readonly Contact[],
  applied: readonly CandidateStanding[],
  visitor: Visitor,
) {
  const known = (texts: readonly (string | null)[]) => texts.filter(Boolean).join(' · ')
  return {
    id: row.id,
    name: row.name,
    contacts: contacts.filter(({ candidate_id }) => candidate_id === row.id).map(({ value }) => value),
    first: known([placeOf(row, visitor), experienceText(row.experience_months, visitor)]),
    more: known([expectation(row, visitor), row.source]),
    stage: stageText(
      applied.filter(({ candidate_id }) => candidate_id === row.id),
      visitor,
    ),
  }
}

/** How far somebody has got: the furthest stage among open applications; null for somebody who never applied. */
function stageText(applied: readonly CandidateStanding[], { t }: Visitor): string | null {
  const open = applied.filter(({ closed_at }) => closed_at === null)
  const furthest = open.toSorted((one, other) => rankOf(other.kind) - rankOf(one.kind))[0]
  if (furthest) return stageName(furthest, t)
  return applied.length > 0 ? t('candidates.closed') : null
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
  messageLanguage: 'candidate.message-language',
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
    messageLanguage: facts.messageLanguage && visitor.t(`language.${facts.messageLanguage}`),
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
