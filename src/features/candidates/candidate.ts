import type { Basis } from '../../domain/pay/types.ts'
import type { CandidateFacts, FactColumns, SpecialField, TextField } from '../../domain/people/candidate/fields.ts'
import { factsFrom, ofAllFields } from '../../domain/people/candidate/candidate-facts.ts'
import { byKind } from './contacts.ts'

/** One of the team's cities, or another one as it was written. */
export type Place = { id: string } | { other: string }

/** What a candidate wants: roubles a month, and before or after tax if they said so. */
export type ExpectedPay = { amount: number; basis: Basis | 'unknown' }

/** The fields that are no plain texts. */
type SpecialValues = {
  city: Place | null
  /** null = unknown, which is not the same as none. */
  experienceMonths: number | null
  expectedPay: ExpectedPay | null
  /** In which messages to them are written; null: the team's. */
  messageLanguage: CandidateFacts['messageLanguage']
}

/** All that a person or a program says about a candidate; null where nothing is known. */
export type CandidateFields = {
  name: string
  /** E.164. */
  phones: readonly string[]
  /** Lower case. */
  emails: readonly string[]
  /** Keys of links, see `readProfile`. */
  profiles: readonly string[]
} & Pick<SpecialValues, SpecialField> &
  Record<TextField, string | null>

/** `vacancy` is the open one they apply to, if any. */
export type NewCandidate = CandidateFields & { vacancy: number | null }

/** What is stored of these fields. */
export function factsOf(fields: CandidateFields): CandidateFacts {
  const { city, experienceMonths, expectedPay, messageLanguage } = fields
  const special = {
    city: {
      cityId: city !== null && 'id' in city ? city.id : null,
      cityOther: city !== null && 'other' in city ? city.other : null,
    },
    experienceMonths: { experienceMonths },
    expectedPay: { expectedPay: expectedPay?.amount ?? null, payBasis: expectedPay?.basis ?? null },
    messageLanguage: { messageLanguage },
  }
  return ofAllFields(special, (field) => fields[field])
}

/** The fields of a stored candidate. */
export function fieldsOf(row: FactColumns & { name: string }, contacts: Parameters<typeof byKind>[0]): CandidateFields {
  return fieldsFrom(row.name, factsFrom(row), contacts)
}

/** The fields of somebody of whom a row of a file says this. */
export function fieldsFrom(
  name: string,
  facts: CandidateFacts,
  contacts: Parameters<typeof byKind>[0],
): CandidateFields {
  const { cityId, cityOther, experienceMonths, expectedPay, payBasis, ...texts } = facts
  return {
    name,
    ...byKind(contacts),
    ...texts,
    city: cityId !== null ? { id: cityId } : cityOther !== null ? { other: cityOther } : null,
    experienceMonths,
    expectedPay: expectedPay === null ? null : { amount: expectedPay, basis: payBasis ?? 'unknown' },
  }
}
