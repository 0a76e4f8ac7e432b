import { newFacts } from './candidate-facts.ts'
import type { CandidateFacts } from './fields.ts'
import { factsOf, type CandidateRecord } from './candidate-normalise.ts'
import type { Contact } from '../contact.ts'
import { keyWithoutPatronymic, likenessKey, namesAgree } from '../duplicates.ts'

/** Somebody in the database, or about to be. `id` is null for whom the table brings. */
export type Person = {
  id: number | null
  name: string
  /** The names under which the table speaks of this person. */
  named: string[]
  facts: CandidateFacts
  /** What the table adds; empty for those it says nothing new about. */
  fresh: Addition
}

/** What a row, or a whole table, adds to what is known of a person. */
export type Addition = { facts: Partial<CandidateFacts>; contacts: Contact[] }

/** Something a person should look at: see `Note` of the import report. */
type Flag = 'name-differs' | 'name-alike' | 'contact-shared'

/**
 * What becomes of one row: `known` says nothing new, `filled` does; `contacts-of-two` cannot be placed. At
 * `contact-shared` it has no contact but those of `owner`, of whom the table speaks under another name. A newcomer may
 * have an `owner`, too, with whom one of the contacts stays.
 */
export type Match =
  | { outcome: 'new' | 'filled' | 'known'; person: Person; added: Addition; flag: Flag | null; owner: Person | null }
  | { outcome: 'contacts-of-two' }
  | { outcome: 'contact-shared'; owner: Person }

/** Those already in the database who matter for a table. */
export type KnownPeople = {
  byContact: ReadonlyMap<string, Person>
  /** Keys of names, see `likenessKey`, that somebody in the database has. */
  likenessKeys: readonly string[]
}

export function contactsOf(record: Pick<CandidateRecord, 'phones' | 'emails' | 'profiles'>): Contact[] {
  return [
    ...record.phones.map((key): Contact => ({ kind: 'phone', key })),
    ...record.emails.map((key): Contact => ({ kind: 'email', key })),
    ...record.profiles.map((key): Contact => ({ kind: 'profile', key })),
  ]
}

/** Remembers that the table speaks of somebody under this name. */
export function addName(person: Person, name: string): void {
  if (!person.named.includes(name)) person.named.push(name)
}

/**
 * Whether a row under this name is about somebody else than the one who has its contact: the name is another, and the
 * table speaks of the owner under yet another. One other name alone may be the same person after a marriage.
 */
function isSomebodyElse(owner: Person, name: string): boolean {
  return !namesAgree(owner.name, name) && owner.named.some((other) => !namesAgree(other, name))
}

/**
 * Makes the function that tells, row by row, who it is: the same phone, e-mail or profile is the same person, in the
 * database or earlier in the table, unless the table gives it to people with different names; a name alone only raises
 * a flag. What rows add gathers in each person's `fresh`.
 */
export function candidateMatcher({ byContact, likenessKeys }: KnownPeople): (record: CandidateRecord) => Match {
  const owners = new Map(byContact)
  const known = new Set(likenessKeys)
  const namesakes = new Set(likenessKeys)

  // Names without a patronymic, and those of the table that have one without it, by town.
  const [bare, shortened] = [new Set<string>(), new Set<string>()]

  /** Whether somebody is called the same; a patronymic may be missing in one of the two. */
  function isLike({ name, cityId, city }: CandidateRecord): boolean {
    const [key, short] = [likenessKey(name), keyWithoutPatronymic(name)]
    const inTown = `${short ?? key} ${cityId ?? city ?? ''}`
    const found = namesakes.has(key) || (short === null ? shortened : bare).has(inTown) || isInBase(short)
    namesakes.add(key)
    ;(short === null ? bare : shortened).add(inTown)
    return found
  }

  const isInBase = (short: string | null) => short !== null && known.has(short)

  function addNewcomer(record: CandidateRecord, contacts: Contact[], owner: Person | null): Match {
    const added = { facts: factsOf(record), contacts }
    const { name } = record
    const person: Person = { id: null, name, named: [name], facts: added.facts, fresh: { facts: {}, contacts } }
    for (const { key } of contacts) owners.set(key, person)
    const alike = isLike(record) ? 'name-alike' : null
    return { outcome: 'new', person, added, flag: owner ? 'contact-shared' : alike, owner }
  }

  return (record) => {
    const contacts = contactsOf(record)
    const found = [...new Set(contacts.flatMap(({ key }) => owners.get(key) ?? []))]
    const others = found.filter((owner) => isSomebodyElse(owner, record.name))
    const [known, second] = found.filter((owner) => !others.includes(owner))
    const unheard = contacts.filter(({ key }) => !owners.has(key))
    if (second || (known && others.length > 0)) return { outcome: 'contacts-of-two' }
    if (!known) {
      const [owner = null] = others
      if (owner && unheard.length === 0) return { outcome: 'contact-shared', owner }
      return addNewcomer(record, unheard, owner)
    }
    const added = { facts: newFacts(known.facts, factsOf(record)), contacts: unheard }
    for (const { key } of unheard) owners.set(key, known)
    Object.assign(known.facts, added.facts)
    Object.assign(known.fresh.facts, added.facts)
    known.fresh.contacts.push(...unheard)
    addName(known, record.name)
    const isNew = unheard.length + Object.keys(added.facts).length > 0
    const flag = namesAgree(known.name, record.name) ? null : 'name-differs'
    return { outcome: isNew ? 'filled' : 'known', person: known, added, flag, owner: null }
  }
}
