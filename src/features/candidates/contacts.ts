import type { ContactKind } from '../../domain/people/contact.ts'
import { prettyPhone } from '../../domain/people/phones.ts'

/** The fields of a candidate that hold contacts of each kind. */
export const contactFields = { phone: 'phones', email: 'emails', profile: 'profiles' } as const

type Key = { kind: ContactKind; key: string }

/** A contact as it is kept: its key, and how people see it. */
export function storedContact<C extends Key>({ kind, key }: C): { kind: C['kind']; value: string; key: string } {
  return { kind, value: kind === 'phone' ? prettyPhone(key) : key, key }
}

/** The keys of the contacts of one kind. */
export function ofKind(contacts: readonly Key[], kind: ContactKind): string[] {
  return contacts.filter((contact) => contact.kind === kind).map(({ key }) => key)
}

/** The keys of contacts, each kind by itself. */
export function byKind(contacts: readonly Key[]): { phones: string[]; emails: string[]; profiles: string[] } {
  return {
    phones: ofKind(contacts, 'phone'),
    emails: ofKind(contacts, 'email'),
    profiles: ofKind(contacts, 'profile'),
  }
}
