import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { parsePhoneNumberFromString as parseStrictly } from 'libphonenumber-js/max'

/** What a cell or field with telephone numbers held: E.164 numbers, each once, and the pieces that are none. */
export interface PhonesRead {
  phones: string[]
  unreadable: string[]
  /** Those of the unreadable pieces that may be meant as one of these numbers; nobody can tell which. */
  doubtful: { text: string; readings: string[] }[]
  /** Pieces with an extension, which the number alone does not tell. */
  extended: string[]
}

/** A number, or what it may be. */
type Read = { phone: string } | { readings: string[] }

const nothing: Read = { readings: [] }

/** Nearly every number is Russian and plain; these skip the parser, which takes a hundred times as long. */
const plainRussianMobile = /^(?:\+?7|8)?(9\d{9})$/u

/** Where most of those come from who write a foreign number without its plus. */
const neighbours = /^(?:99[2-68]|37[0-5]|380|976)/u

const extension =
  /[\s,;(]*(?:доб(?:авочный|ав)?|внутр(?:енний)?|вн|ext(?:ension)?|extn|x|#|;ext=)[\s.:№=]*\d{1,6}\s*\)?\s*$/iu

/**
 * One telephone number in any usual spelling → E.164 (`+79161234567`), or null when it is none or may be several. A
 * number without a country is Russian; 8 and 7 before ten digits both mean +7; an extension is left out.
 */
export function readPhone(text: string): string | null {
  const read = readOne(text)
  return 'phone' in read ? read.phone : null
}

/** Every number of a text that may hold several, parted by commas, semicolons, slashes, line ends or just spaces. */
export function readPhones(text: string): PhonesRead {
  const phones = new Set<string>()
  const read: Omit<PhonesRead, 'phones'> = { unreadable: [], doubtful: [], extended: [] }
  const mobile = plainMobile(text)
  if (mobile) return { phones: [mobile], ...read }
  const whole = readPhone(text)
  if (whole)
    return { phones: [whole], ...read, extended: text.length <= longest && extension.test(text) ? [text.trim()] : [] }
  for (const piece of text
    .split(/(?<!ext\s?)[,;/|\n&](?!\s*(?:ext|доб|вн))|:{2,}| (?:и|или|and|or) /iu)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const found = readPiece(piece)
    for (const phone of found.phones) phones.add(phone)
    if (found.phones.length === 0) read.unreadable.push(piece)
    else if (extension.test(piece)) read.extended.push(piece)
    if (found.readings.length > 0) read.doubtful.push({ text: piece, readings: found.readings })
  }
  return { phones: [...phones], ...read }
}

/** An E.164 number as people write it: `+7 916 123 45 67`. */
export function prettyPhone(e164: string): string {
  const mobile = /^\+7(9\d\d)(\d{3})(\d\d)(\d\d)$/u.exec(e164)
  if (mobile) return `+7 ${mobile.slice(1).join(' ')}`
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
}

function readPiece(piece: string): { phones: string[]; readings: string[] } {
  if (piece.length > longest) return { phones: [], readings: [] }
  const whole = readOne(piece)
  if ('phone' in whole) return { phones: [whole.phone], readings: [] }
  const runs = plain(piece)
    .replace(extension, '')
    .split(/[^\d\s()+.\-_~]+/u)
    .map((run) => run.trim())
    .filter((run) => run.replace(/\D/gu, '').length >= 5)
  const found = runs.flatMap((run) => {
    const one = readOne(run)
    return 'phone' in one ? one.phone : inARow(run)
  })
  const readings = found.length > 0 ? [] : [...new Set(runs.flatMap(readingsOf)), ...whole.readings]
  return { phones: found, readings: [...new Set(readings)] }
}

function readingsOf(text: string): string[] {
  const read = readOne(text)
  return 'phone' in read ? [] : read.readings
}

/** Marks without a shape that telephones put around a number, other kinds of dashes and digits, a text's apostrophe. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/^\s*(?:'|tel:)\s*/iu, '')
    .trim()
}

function plainMobile(text: string): string | null {
  const mobile = plainRussianMobile.exec(text.replace(/[\s()\-–—.\u00a0]/gu, ''))
  return mobile ? `+7${mobile[1]}` : null
}

/** In characters, with all that may stand around a number; patterns are slow on long texts. */
const longest = 250

function readOne(text: string): Read {
  if (text.length > longest) return nothing
  const mobile = plainMobile(text)
  if (mobile) return { phone: mobile }
  const number = unrounded(plain(text).replace(extension, ''))
  const digits = number.replace(/[\s()\-._~]/gu, '').replace(/^\++/u, '+')
  if (!/^\+?\d{7,17}$/u.test(digits)) return glued(digits)
  if (/^\+\s*8[\s(-]/u.test(number) && isRussian(digits.slice(2))) return { phone: `+7${digits.slice(2)}` }
  return digits.startsWith('+') ? withPlus(digits.slice(1)) : withoutPlus(digits)
}

/** A spreadsheet's number as text: `79161234567.0`, or `7,9161234567E+10` where no figure is lost. */
function unrounded(text: string): string {
  const [, first, rest = '', exponent] = /^(\d)[.,](\d+)e\+?(\d+)$/iu.exec(text) ?? []
  if (first && rest.length === Number(exponent)) return first + rest
  return text.replace(/^(\d{9,15})[.,]0+$/u, '$1')
}

/** Two Russian mobile numbers written as one. */
function glued(digits: string): Read {
  const [, ...both] = /^\+?[78](9\d{9})\+?[78](9\d{9})$/u.exec(digits) ?? []
  return { readings: both.map((national) => `+7${national}`) }
}

function withPlus(digits: string): Read {
  const [, mobile] = /^(?:8|78)(9\d{9})$/u.exec(digits) ?? []
  if (mobile) return { phone: `+7${mobile}` }
  if (/^810\d{9,}/u.test(digits)) return withPlus(digits.slice(3))
  const phone = parsePhoneNumberFromString(`+${digits}`)
  if (phone?.isValid()) return { phone: phone.number }
  return /^9\d{9}$/u.test(digits) ? { readings: [`+7${digits}`] } : nothing
}

function withoutPlus(digits: string): Read {
  const abroad = /^(?:810|00)(\d{9,})$/u.exec(digits)?.[1]
  if (abroad) return withPlus(abroad)
  if (/^[78]\d{10}$/u.test(digits)) {
    const phone = parsePhoneNumberFromString(`+7${digits.slice(1)}`)
    if (phone?.isValid()) return { phone: phone.number }
    const belarus = digits.startsWith('80') ? [`+375${digits.slice(2)}`] : []
    return { readings: [...belarus, `+${digits}`].filter(isForeign) }
  }
  if (digits.length === 10 && isRussian(digits)) return { phone: `+7${digits}` }
  if (/^0\d{9}$/u.test(digits)) {
    return { readings: [`+380${digits.slice(1)}`, `+996${digits.slice(1)}`].filter(isForeign) }
  }
  if (!isForeign(`+${digits}`)) return nothing
  const isPlain =
    digits.length > 11 || (digits.length === 11 && !/^[89]/u.test(digits) && !isRussian(digits.slice(0, 10)))
  return neighbours.test(digits) || isPlain ? { phone: `+${digits}` } : { readings: [`+${digits}`] }
}

/** Ten digits that somebody in Russia or Kazakhstan may have. */
const isRussian = (digits: string): boolean => parseStrictly(`+7${digits}`)?.isValid() ?? false

/** A number of another country that stands as it is; a zero that is only dialled within a country is a mistake. */
function isForeign(e164: string): boolean {
  const phone = parseStrictly(e164)
  return phone !== undefined && phone.isValid() && phone.number === e164
}

/** At most so many groups of digits are two or three numbers. */
const mostGroups = 18

/** Numbers parted by nothing but spaces, where there is one way only to part them. */
function inARow(text: string): string[] {
  const groups = text
    .replace(/\s*\)\s*/gu, ') ')
    .replaceAll('+', ' +')
    .split(/[\s.\-_~]+/u)
    .filter(Boolean)
  if (groups.length < 2 || groups.length > mostGroups) return []
  const ways = partings(groups)
  return ways.length === 1 ? (ways[0] ?? []) : []
}

/** At least two numbers of all groups; no more than two ways are looked for. */
function partings(groups: readonly string[]): string[][] {
  const ways: string[][] = []
  for (let size = 1; size <= Math.min(7, groups.length) && ways.length < 2; size += 1) {
    const read = readOne(groups.slice(0, size).join(' '))
    if (!('phone' in read)) continue
    if (size === groups.length) ways.push([read.phone])
    else for (const rest of partings(groups.slice(size))) ways.push([read.phone, ...rest])
  }
  return ways
}
