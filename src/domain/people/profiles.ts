import { personPages } from './person-pages.ts'

/**
 * What a field with links held: the keys of pages about one person, each once; links to anything else, which do not
 * tell who somebody is; and the pieces that are no link.
 */
export type ProfilesRead = {
  profiles: string[]
  otherLinks: string[]
  unreadable: string[]
}

/** Longer than any link to a person; an index has to hold it. */
const longest = 300

/** Longer than any link somebody pastes. */
const longestLink = 2000

/** A link to a page of a site; null for everything else, a site without a page among it. */
function readLink(text: string): URL | null {
  const link = /^https?:\/\//iu.test(text) ? text : `https://${text}`
  if (text.length > longestLink || !URL.canParse(link)) return null
  const url = new URL(link)
  const isPage = url.pathname !== '/' && /\.[a-z]/u.test(url.hostname)
  return isPage && url.username === '' && url.port === '' ? url : null
}

/**
 * A link to a page about one person (`person-pages.ts`) → the key that its spellings share, by which the person is
 * recognised. Null for every other text and link.
 */
export function readProfile(text: string): string | null {
  const url = readLink(text)
  return url && keyOf(url)
}

function keyOf({ hostname, pathname, search }: URL): string | null {
  const host = hostname.replace(/^www\./u, '')
  const address = pathname + search
  for (const page of personPages) {
    const match = page.host.test(host) ? page.path.exec(address) : null
    if (!match || page.except?.includes((match[1] ?? '').toLowerCase())) continue
    const key = page.key.replace(/\$(\d)/gu, (_, group) => match[Number(group)] ?? '')
    if (key.length > longest) return null
    return page.anyCase ? key.toLowerCase() : key
  }
  return null
}

/** Every link of a text that may hold several, parted by blanks. */
export function readProfiles(text: string): ProfilesRead {
  const read: ProfilesRead = { profiles: [], otherLinks: [], unreadable: [] }
  for (const piece of new Set(text.split(/[\s,;]+/u).filter(Boolean))) {
    const url = readLink(piece)
    const key = url && keyOf(url)
    if (url === null) read.unreadable.push(piece)
    else if (key === null) read.otherLinks.push(url.href)
    else if (!read.profiles.includes(key)) read.profiles.push(key)
  }
  return read
}

/** Whether no link of a text leads to anything but a page about one person. */
export const isAboutPeople = (text: string): boolean => readProfiles(text).otherLinks.length === 0

/** Where a profile is to be looked at. */
export const profileLink = (key: string): string => `https://${key}`
