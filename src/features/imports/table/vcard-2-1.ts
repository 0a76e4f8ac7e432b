import iconv from 'iconv-lite'

/**
 * A vCard 2.1 as 3.0 would write it: values in plain text instead of quoted-printable, parameters with their names. Newer
 * cards stay as they are.
 */
export function modernVcard(card: string): string {
  if (!/^version:\s*2\.1\s*$/imu.test(card)) return card
  return joined(card.split(/\r\n|\n|\r/u))
    .map((line) => (/^version:/iu.test(line) ? 'VERSION:3.0' : modernLine(line)))
    .join('\r\n')
}

const isQuoted = (line: string) => /^[^:]*quoted-printable[^:]*:/iu.test(line)

/** Lines of quoted-printable go on after a `=` at their end. */
function joined(lines: readonly string[]): string[] {
  const whole: string[] = []
  for (const line of lines) {
    const last = whole.at(-1)
    if (last !== undefined && isQuoted(last) && last.endsWith('=')) whole[whole.length - 1] = last.slice(0, -1) + line.trimStart()
    else whole.push(line)
  }
  return whole
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
  const bytes = Buffer.from(value.replace(/=([\da-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1')
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8').replace(/\r\n|\n|\r/gu, '\\n').replaceAll(',', '\\,')
}
