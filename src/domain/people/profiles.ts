/** What a field with links to profiles held: their keys, each once, and the pieces that are none. */
export interface ProfilesRead {
  profiles: string[]
  unreadable: string[]
}

/** Longer than any link to a person; an index has to hold it. */
const longest = 300

/**
 * A link to a page about one person, such as a résumé at hh.ru or a profile in another recruiting system → the key that
 * its spellings share: host and path, without scheme, `www.`, query and fragment; a résumé at hh.ru is the same in the
 * part of every city. Null when it is no link, or one to a site and not to a page.
 */
export function readProfile(text: string): string | null {
  const link = /^https?:\/\//iu.test(text) ? text : `https://${text}`
  if (!URL.canParse(link)) return null
  const { hostname, pathname, username, port } = new URL(link)
  const path = pathname.replace(/\/+$/u, '')
  const host = hostname.replace(/^www\./u, '').replace(/^[\w-]+\.hh\.ru$/u, 'hh.ru')
  const key = `${host}${path}`
  return /\.[a-z]/u.test(host) && path !== '' && username === '' && port === '' && key.length <= longest ? key : null
}

/** Every link of a text that may hold several, parted by blanks. */
export function readProfiles(text: string): ProfilesRead {
  const pieces = text
    .split(/[\s,;]+/u)
    .filter(Boolean)
    .map((piece) => ({ piece, key: readProfile(piece) }))
  return {
    profiles: [...new Set(pieces.flatMap(({ key }) => key ?? []))],
    unreadable: pieces.flatMap(({ piece, key }) => (key === null ? [piece] : [])),
  }
}

/** Where a profile is to be looked at. */
export const profileLink = (key: string): string => `https://${key}`
