const none = /^(?:нет|без опыта|нет опыта|none|no experience|no)$/u
const years =
  /(\d+(?:[.,]\d+)?)\s*(?:[-–—]\s*\d+(?:[.,]\d+)?\s*)?\+?\s*(?:лет|год|г\.|г(?!\p{L})|years?|yrs?|y(?!\p{L}))/u
const months = /(\d+)\s*(?:[-–—]\s*\d+\s*)?(?:мес|month|mos?(?!\p{L}))/u
const bare = /^(?:от|более|больше|свыше|over|more than|from)?\s*(\d+(?:[.,]\d+)?)\s*(?:[-–—]\s*\d+)?\s*\+?$/u

/** Nobody has worked longer; a larger number is a year of birth or a slip. */
const longestMonths = 70 * 12

/**
 * Months in the trade from "3 года 2 месяца", "2,5 years", "без опыта" or a bare number, which counts in the unit of
 * the
 * column. Of a range ("3-6 лет", "более 5 лет") the lower end, the only one that is certain. Null when unreadable.
 */
export function readExperience(text: string, unit: 'years' | 'months'): number | null {
  const plain = text.trim().toLowerCase()
  if (none.test(plain)) return 0
  const inYears = years.exec(plain)?.[1]
  const inMonths = months.exec(plain)?.[1]
  const number = bare.exec(plain)?.[1]
  if (inYears === undefined && inMonths === undefined && number === undefined) return null
  const bareMonths = number === undefined ? 0 : decimal(number) * (unit === 'years' ? 12 : 1)
  const total = Math.round(decimal(inYears ?? '0') * 12 + decimal(inMonths ?? '0') + bareMonths)
  return total <= longestMonths ? total : null
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'))
}
