import iconv from 'iconv-lite'
import { limits } from '../limits.ts'

/** A property of a card, its folded lines put together. */
export type CardLine = { name: string; text: string }

/** The name of a property, without the group before it: `item1.TEL;TYPE=cell:…` is a TEL. */
const nameIn = /^\s*(?:[\w-]+\.)?([\w-]+)(?=[;:])/u

/** RFC 6350, 2426 and 2425, and what version 2.1 has besides; programs add names of their own that begin with X. */
const properties = new Set(
  (
    'version source kind xml fn n nickname photo bday anniversary gender adr tel email impp lang tz geo title role ' +
    'logo org member related categories note prodid rev sound uid clientpidmap url key fburl caladruri caluri label ' +
    'agent mailer name profile class sort-string expertise hobby interest org-directory'
  ).split(' '),
)

const isProperty = (name: string): boolean => name.startsWith('x-') || properties.has(name)

/**
 * The properties of a card, each on one line, as vCard 3.0 writes them: values in quoted-printable, which belong to
 * version 2.1 and are written in others too, become plain text, and parameters without names get theirs. A line that is
 * no property goes on the note before it; a property with more parameters than any has is left out.
 */
export function cardLines(lines: readonly string[]): CardLine[] {
  const found: CardLine[] = []
  for (const text of unfolded(lines.filter((line) => line !== ''))) {
    const name = nameIn.exec(text)?.[1]?.toLowerCase()
    const last = found.at(-1)
    if (name && isProperty(name)) {
      if (headEnd(text) < limits.propertyHead) found.push({ name, text: modernLine(text.trimStart()) })
    } else if (last?.name === 'note') last.text += `\\n${text.trim()}`
  }
  return found
}

const isQuoted = (line: string) => /^[^:]*quoted-printable[^:]*:/iu.test(line)

/**
 * A line that begins with a blank goes on the one before; so does what follows a `=` at the end of quoted-printable.
 */
function unfolded(lines: readonly string[]): string[] {
  const whole: string[][] = []
  let isSoft = false
  let goesOn = false
  for (const line of lines) {
    const parts = whole.at(-1)
    if (parts && goesOn) parts.push(line.trimStart())
    else if (parts && /^[ \t]/u.test(line)) parts.push(line.slice(1))
    else {
      whole.push([line])
      isSoft = isQuoted(line)
    }
    goesOn = isSoft && line.endsWith('=')
    if (goesOn) whole.at(-1)?.push((whole.at(-1)?.pop() ?? '').slice(0, -1))
  }
  return whole.map((parts) => parts.join(''))
}

/** Where the value's colon stands, which is outside quotes; -1 for none. */
function headEnd(line: string): number {
  let isInQuotes = false
  for (let at = 0; at < line.length && at < limits.propertyHead; at += 1) {
    if (line[at] === '"') isInQuotes = !isInQuotes
    else if (line[at] === ':' && !isInQuotes) return at
  }
  const colon = line.indexOf(':')
  return colon > limits.propertyHead ? colon : -1
}

function modernLine(line: string): string {
  const colon = headEnd(line)
  if (colon < 0) return line
  const [name = '', ...parameters] = line.slice(0, colon).match(/(?:"[^"]*"|[^;"])+/gu) ?? []
  const charset = parameters.map((parameter) => /^charset=(.+)$/iu.exec(parameter)?.[1]).find(Boolean) ?? 'utf-8'
  const types = parameters.flatMap((parameter) => {
    if (/^(?:charset|encoding|quoted-printable|base64|8bit|7bit)/iu.test(parameter)) return []
    return parameter.includes('=') ? [parameter] : [`TYPE=${parameter}`]
  })
  const value = line.slice(colon + 1)
  return `${[name, ...types].join(';')}:${isQuoted(line) ? unquoted(value, charset) : value}`
}

/** RFC 2045, section 6.7; a line end inside the value is written as newer cards write it. */
function unquoted(value: string, charset: string): string {
  const bytes = Buffer.from(
    value.replace(/=([\da-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
  return iconv
    .decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8')
    .replace(/\r\n|\n|\r/gu, '\\n')
    .replaceAll(',', '\\,')
}
