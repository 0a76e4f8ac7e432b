import { findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js'

/** What a cell or field with telephone numbers held: E.164 numbers, each once, and the pieces that are none. */
export interface PhonesRead {
  phones: string[]
  unreadable: string[]
}

/** Nearly every number is Russian and plain; these skip the parser, which takes a hundred times as long. */
const plainRussianMobile = /^(?:\+?7|8)?(9\d{9})$/u

/**
 * One telephone number in any usual spelling → E.164 (`+79161234567`), or null when it is none. A number without a
 * country is Russian; 8 and 7 before ten digits both mean +7; an extension is left out.
 */
export function readPhone(text: string): string | null {
  const mobile = plainRussianMobile.exec(text.replace(/[\s()\-–—.\u00a0]/gu, ''))
  if (mobile) return `+7${mobile[1]}`
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'RU', extract: false })
  return phone?.isValid() ? phone.number : null
}

/** Every number of a text that may hold several, parted by commas, semicolons, slashes, line ends or just spaces. */
export function readPhones(text: string): PhonesRead {
  const phones = new Set<string>()
  const unreadable: string[] = []
  for (const piece of text
    .split(/[,;/|\n]| и | and /u)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const phone = readPhone(piece)
    const found = phone ? [phone] : findPhoneNumbersInText(piece, 'RU').map(({ number }) => number.number)
    for (const number of found) phones.add(number)
    if (found.length === 0) unreadable.push(piece)
  }
  return { phones: [...phones], unreadable }
}

/** An E.164 number as people write it: `+7 916 123 45 67`. */
export function prettyPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164
}
