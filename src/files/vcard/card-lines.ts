import iconv from 'iconv-lite'
import { limits } from '../limits.ts'

/** A property of a card, its folded lines put together. */
export type CardLine = { name: string; text: string }

/** The name of a property, without the group before it: `item1.TEL;TYPE=cell:…` is a TEL. */
const nameIn = /^(?:[\w-]+\.)?([\w-]+)(?=[;:])/u

/**
 * The properties of a card, each on one line, as vCard 3.0 writes them. Version 2.1 has values in quoted-printable,
 * which become plain text, and parameters without names, which get theirs. A property with more parameters than any has
 * is left out.
 */
export function cardLines(lines: readonly string[]): CardLine[] {
  const isOld = lines.some((line) => /^version:\s*2\.1\s*$/iu.test(line))
  return unfolded(lines, isOld).flatMap((text) => {
    const name = nameIn.exec(text)?.[1]?.toLowerCase()
    return name && text.indexOf(':') < limits.propertyHead ? [{ name, text: isOld ? modernLine(text) : text }] : []
  })
}

const isQuoted = (line: string) => /^[^:]*quoted-printable[^:]*:/iu.test(line)

/**
 * A line that begins with a blank goes on the one before; so does, in old cards, what follows a `=` at the end of
 * quoted-printable.
 */
function unfolded(lines: readonly string[], isOld: boolean): string[] {
  const whole: string[][] = []
  let isSoft = false
  let goesOn = false
  for (const line of lines) {
    const parts = whole.at(-1)
    if (parts && goesOn) parts.push(line.trimStart())
    else if (parts && /^[ \t]/u.test(line)) parts.push(line.slice(1))
    else {
      whole.push([line])
      isSoft = isOld && isQuoted(line)
    }
    goesOn = isSoft && line.endsWith('=')
    if (goesOn) whole.at(-1)?.push((whole.at(-1)?.pop() ?? '').slice(0, -1))
  }
  return whole.map((parts) => parts.join(''))
}

function modernLine(line: string): string {
  const colon = line.indexOf(':')
  if (colon < 0) return line
  const [name = '', ...parameters] = line.slice(0, colon).split(';')
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
