/** What a cell or field with e-mail addresses held: normalised keys, each once, and the pieces that are none. */
export interface EmailsRead {
  emails: string[]
  unreadable: string[]
}

/** Of an address with a name before it; patterns that look for an end are slow on texts that have none. */
const longest = 1000

const address = /^[^\s@<>"(),;:]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*\p{L}$/u

/**
 * One address → the key two spellings of it share (lower case, without `mailto:` and without the name before
 * `<…>`), or null when it is no address. Longer than 254 characters no mail server takes it (RFC 5321).
 */
export function readEmail(text: string): string | null {
  if (text.length > longest) return null
  const bare = /<([^<>]*)>\s*$/u.exec(text)?.[1] ?? text
  const key = bare
    .trim()
    .replace(/^mailto:/iu, '')
    .replace(/[.,;]+$/u, '')
    .normalize('NFKC')
    .toLowerCase()
  return key.length <= 254 && !key.includes('..') && address.test(key) ? key : null
}

/** Every address of a text that may hold several, parted by commas, semicolons, slashes or blanks. */
export function readEmails(text: string): EmailsRead {
  const whole = readEmail(text)
  if (whole) return { emails: [whole], unreadable: [] }
  const emails = new Set<string>()
  const unreadable: string[] = []
  for (const piece of text.split(/[\s,;/|]+|:{3}/u).filter(Boolean)) {
    const email = readEmail(piece)
    if (email) emails.add(email)
    else unreadable.push(piece)
  }
  return { emails: [...emails], unreadable }
}
