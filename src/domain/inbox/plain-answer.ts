/** As much as one reads at a glance; for more one looks in the mailbox. */
const short = 500

/** Where mail programs put what they answer to, or the name of the one who writes. */
const below = [
  /^>/,
  /^--\s*$/,
  /^-{2,}.*(?:original|forwarded|исходное|пересылаемое)/i,
  /^_{5,}$/,
  /^(?:from|от|sent|отправлено)\s*:/i,
  /(?:wrote|пишет|написал|написала|написал\(а\))\s*:$/i,
  /^(?:sent from my|отправлено (?:из|с) )/i,
  // The line above a quotation: "вт, 24 нояб. 2026 г. в 09:00, Найм <jobs@company.ru>:"
  /\d.*<[^<>\s]+@[^<>\s]+>.*:$/,
]

/** What a person wrote themselves, without the mail that they answer; null when it is long or cannot be told apart. */
export function plainAnswer(text: string | null): string | null {
  if (text === null) return null
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const end = lines.findIndex((line) => below.some((beginning) => beginning.test(line.slice(0, short))))
  const own = (end < 0 ? lines : lines.slice(0, end))
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
  return own === '' || own.length > short ? null : own
}
