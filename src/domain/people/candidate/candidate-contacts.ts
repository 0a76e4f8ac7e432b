import { cellText } from '../../tables/cells.ts'
import { readEmail, readEmails } from '../emails.ts'
import { isNoContact, isNoPhone } from '../no-contact.ts'
import { prettyPhone, readPhone, readPhones } from '../phones.ts'
import { readProfiles } from '../profiles.ts'
import { underHeading, type CandidateNote, type NoContact, type ReadField, type RowRefused } from './candidate-notes.ts'

export type CandidateContacts = {
  /** E.164. */
  phones: string[]
  emails: string[]
  /** Keys of links, see `readProfile`. */
  profiles: string[]
  /** What is kept with the note. */
  lines: string[]
  notes: CandidateNote[]
}

/** The contacts by which a person is recognised, or why a row has none. A phone may stand among addresses. */
export function readContacts(read: ReadField, phoneHeading: string): CandidateContacts | RowRefused {
  const ofPhones = readPhones(cellText(read('phone')))
  const ofEmails = readEmails(cellText(read('email')))
  const [addresses, notPhones] = parted(ofPhones.unreadable, (piece) => readEmail(piece) !== null)
  const [numbers, notEmails] = parted(ofEmails.unreadable, (piece) => readPhone(piece) !== null)
  const phones = [...new Set([...ofPhones.phones, ...numbers.flatMap((piece) => readPhone(piece) ?? [])])]
  const emails = [...new Set([...ofEmails.emails, ...addresses.flatMap((piece) => readEmail(piece) ?? [])])]
  const { profiles, otherLinks, unreadable } = readProfiles(cellText(read('profile')))
  const [noPhones, phonesKept] = parted(phones, (phone) => isNoContact('phone', phone))
  const [noEmails, emailsKept] = parted(emails, (email) => isNoContact('email', email))
  const [zeros, phonesUnread] = parted(notPhones, isNoPhone)
  const doubtful = ofPhones.doubtful.map(({ text, readings }) => ({
    text,
    maybe: readings.map(prettyPhone).join(' / '),
  }))
  const found: [boolean, CandidateNote][] = [
    [noPhones.length + zeros.length > 0, { field: 'phone', code: 'phone-none' }],
    [noEmails.length > 0, { field: 'email', code: 'email-none' }],
    [doubtful.length > 0, { field: 'phone', code: 'phone-doubtful' }],
    [phonesUnread.length > doubtful.length, { field: 'phone', code: 'phone-unreadable' }],
    [ofPhones.extended.length > 0, { field: 'phone', code: 'phone-extension' }],
    [notEmails.length > 0, { field: 'email', code: 'email-unreadable' }],
    [unreadable.length > 0, { field: 'profile', code: 'profile-unreadable' }],
    [otherLinks.length > 0, { field: 'profile', code: 'link-of-many' }],
  ]
  const notes = found.flatMap(([isSo, note]) => (isSo ? [note] : []))
  if (phonesKept.length + emailsKept.length + profiles.length > 0) {
    const numbersNoted = [...doubtful.map(({ text, maybe }) => `${text} (${maybe}?)`), ...ofPhones.extended]
    const lines = [...otherLinks, ...numbersNoted.map((text) => underHeading(phoneHeading, text))]
    return { phones: phonesKept, emails: emailsKept, profiles, lines, notes }
  }
  const [maybe] = doubtful
  if (maybe) return { reason: 'contact-doubtful', field: 'phone', detail: maybe.maybe }
  const [first] = notes
  return first ? { reason: reasonOf(first), field: first.field } : { reason: 'contact-missing', field: 'phone' }
}

function reasonOf({ code }: CandidateNote): NoContact {
  if (code === 'link-of-many') return code
  return code === 'phone-none' || code === 'email-none' ? 'contact-none' : 'contact-unreadable'
}

function parted<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
