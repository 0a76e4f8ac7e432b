import { newFacts } from './candidate-facts.ts'
import type { CandidateFacts } from './fields.ts'
import { factsOf, type CandidateRecord } from './candidate-normalise.ts'
import { likenessKey, namesLookAlike } from '../duplicates.ts'

/** What tells one person from all others. */
export type ContactKind = 'phone' | 'email' | 'profile'

/** A phone in E.164, an e-mail in lower case or the key of a profile: whoever has it is the same person. */
export interface Contact {
  kind: ContactKind
  key: string
}

/** Somebody in the base, or about to be. `id` is null for whom the table brings. */
export interface Person {
  id: number | null
  name: string
  facts: CandidateFacts
  /** What the table adds; empty for those it says nothing new about. */
  fresh: { facts: Partial<CandidateFacts>; contacts: Contact[] }
}

/** What becomes of one row: `known` says nothing new, `filled` does; `contacts-of-two` cannot be placed. */
export type Match =
  | { outcome: 'new' | 'filled' | 'known'; person: Person; flag: 'name-differs' | 'name-alike' | null }
  | { outcome: 'contacts-of-two' }

/** Those already in the base who matter for a table. */
export interface KnownPeople {
  byContact: ReadonlyMap<string, Person>
  /** Keys of names, see `likenessKey`, that somebody in the base has. */
  likenessKeys: readonly string[]
}

export function contactsOf(record: CandidateRecord): Contact[] {
  return [
    ...record.phones.map((key): Contact => ({ kind: 'phone', key })),
    ...record.emails.map((key): Contact => ({ kind: 'email', key })),
    ...record.profiles.map((key): Contact => ({ kind: 'profile', key })),
  ]
}

/**
 * Makes the function that tells, row by row, who it is: the same phone, e-mail or profile is the same person, in the
 * base
 * or earlier in the table; a name alone only raises a flag. What rows add gathers in each person's `fresh`.
 */
export function candidateMatcher({ byContact, likenessKeys }: KnownPeople): (record: CandidateRecord) => Match {
  const owners = new Map(byContact)
  const namesakes = new Set(likenessKeys)
  return (record) => {
    const contacts = contactsOf(record)
    const found = new Set(contacts.flatMap(({ key }) => owners.get(key) ?? []))
    const [known, other] = found
    if (other) return { outcome: 'contacts-of-two' }
    const told = factsOf(record)
    const unheard = contacts.filter(({ key }) => !owners.has(key))
    const person = known ?? { id: null, name: record.name, facts: told, fresh: { facts: {}, contacts: [] } }
    for (const { key } of unheard) owners.set(key, person)
    person.fresh.contacts.push(...unheard)
    if (!known) {
      const key = likenessKey(record.name)
      const flag = namesakes.has(key) ? 'name-alike' : null
      namesakes.add(key)
      return { outcome: 'new', person, flag }
    }
    const facts = newFacts(known.facts, told)
    Object.assign(known.facts, facts)
    Object.assign(known.fresh.facts, facts)
    const flag = namesLookAlike(known.name, record.name) ? null : 'name-differs'
    return { outcome: unheard.length + Object.keys(facts).length > 0 ? 'filled' : 'known', person, flag }
  }
}
