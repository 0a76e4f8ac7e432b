import type { CandidateRecord } from './candidate-normalise.ts'

/** What is kept of a candidate besides name and contacts; null where nothing is known. */
export interface CandidateFacts {
  cityId: string | null
  /** The city as written, where it is none of ours. */
  cityOther: string | null
  source: string | null
  experienceMonths: number | null
  education: string | null
  skills: string | null
  /** One a line, with its level where that is known. */
  languages: string | null
  expectedPay: number | null
  payBasis: 'gross' | 'net' | 'unknown' | null
  note: string | null
}

/** Facts that only make sense together: half of one and half of another would be a third. */
const together: readonly (readonly (keyof CandidateFacts)[])[] = [
  ['cityId', 'cityOther'],
  ['source'],
  ['experienceMonths'],
  ['education'],
  ['skills'],
  ['languages'],
  ['expectedPay', 'payBasis'],
  ['note'],
]

/** What a row of a table tells about somebody. */
export function factsOf(record: CandidateRecord): CandidateFacts {
  return {
    cityId: record.cityId,
    cityOther: record.cityId === null ? record.city : null,
    source: record.source,
    experienceMonths: record.experienceMonths,
    education: record.educationText,
    skills: record.skills.join(', ') || null,
    languages: record.languages.join('\n') || null,
    expectedPay: record.expectedPay,
    payBasis: record.payBasis,
    note: record.note,
  }
}

/** What is told and was not known. Something known is never replaced: who wrote it may have known better. */
export function newFacts(known: CandidateFacts, told: CandidateFacts): Partial<CandidateFacts> {
  const fresh = together
    .filter((group) => group.every((fact) => known[fact] === null))
    .flatMap((group) => group.filter((fact) => told[fact] !== null))
  return Object.fromEntries(fresh.map((fact) => [fact, told[fact]]))
}
