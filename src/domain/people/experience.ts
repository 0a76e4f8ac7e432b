const noExperience = new RegExp(
  [
    String.raw`^(?:нет|без|нет (?:никакого |трудового )?(?:опыта|стажа)|без (?:опыта|стажа)`,
    String.raw`|(?:опыта?|стажа?) (?:работы )?(?:нет|отсутствует|не имею|без опыта)|отсутствует|не имею(?: опыта)?`,
    String.raw`|не работал[аи]?|нулевой|none|no|zero|nil|freshers?|no (?:work |prior |previous )?experience`,
    String.raw`|without experience|entry[- ]level)(?: (?:работы|опыта|в продажах|вообще))*[.!]?$`,
  ].join(''),
  'u',
)

const words: Readonly<Record<string, number>> = {
  полтора: 1.5,
  полторы: 1.5,
  пол: 0.5,
  один: 1,
  одного: 1,
  два: 2,
  двух: 2,
  две: 2,
  три: 3,
  трех: 3,
  четыре: 4,
  четырех: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  шести: 6,
  семь: 7,
  семи: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  десяти: 10,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

const count = String.raw`\d+(?:[.,]\d+)?`
const upTo = String.raw`(?:\s*(?:[-–—−]|до|to)\s*${count})?`
const yearUnit = String.raw`(?:лет|год(?:а|ов|у|ом|ами)?(?!\p{L})|г\.|г(?!\p{L})|л\.?(?!\p{L})|years?|yrs?|y(?!\p{L}))`
const monthUnit = String.raw`(?:мес|months?|mths?|mos?(?!\p{L}))`
/** A lone letter means months only behind years: "2 г 6 м". */
const monthAfterYears = String.raw`(?:мес\p{L}*|м(?!\p{L})|months?|mths?|mos?(?!\p{L})|m(?!\p{L}))`
const inYears = String.raw`(${count})${upTo}\s*\+?\s*${yearUnit}\.?`
const duration = new RegExp(
  String.raw`${inYears}(?:\s*[,и]?\s*(?:and )?(${count})\s*${monthAfterYears})?|(${count})${upTo}\s*\+?\s*${monthUnit}`,
  'u',
)
const bare =
  /^(?:от|более|больше|свыше|over|more than|from)?\s*(\d+(?:[.,]\d+)?)\s*(?:(?:[-–—]|до|to)\s*\d+(?:[.,]\d+)?)?\s*\+?$/u

/** "Under a year" has no lower end that somebody wrote. */
const onlyUpper =
  /^(?:опыт\p{L}*\s*(?:работы)?:?\s*)?(?:до|менее|меньше|не более|не больше|less|under|below|up to|<|≤|upto)(?!\p{L})/u

const months: readonly RegExp[] = [
  /^(?:янв|jan)/u,
  /^(?:фев|feb)/u,
  /^(?:мар|mar)/u,
  /^(?:апр|apr)/u,
  /^(?:ма[йя]|may)/u,
  /^(?:июн|jun)/u,
  /^(?:июл|jul)/u,
  /^(?:авг|aug)/u,
  /^(?:сен|sep)/u,
  /^(?:окт|oct)/u,
  /^(?:ноя|nov)/u,
  /^(?:дек|dec)/u,
]
const moment = String.raw`(?:(\d{1,2})[./]|(\p{L}{3,})\.?\s+)?((?:19|20)\d\d)(?:\s*(?:г\.?|год[а]?)(?!\p{L}))?`
const present = [
  String.raw`(?:н\.?\s?в\.?|наст\p{L}*\.?\s?вр\p{L}*\.?|по (?:н\.?\s?в\.?|наст\p{L}*(?: время)?|сей день`,
  String.raw`|сегодня\p{L}*)|сейчас|сегодня|now|present|current\p{L}*|till now|to date|today)`,
].join('')
const beginning = String.raw`^(?:опыт\p{L}*\s*(?:работы)?:?\s*)?(?:с|c|со|от|since|from)\s+`
const since = new RegExp(String.raw`${beginning}${moment}(?:\s*(?:[-–—]|до|по|to)?\s*${present})?\.?$`, 'u')
const period = new RegExp(
  String.raw`^(?:с |c |from )?${moment}\s*(?:[-–—]|до|по|to|till)\s*(?:${present}|${moment})\.?$`,
  'u',
)

/** Nobody has worked longer; a larger number is a year of birth or a slip. */
const longestMonths = 70 * 12

/** In characters; a whole CV in the cell begins with the sum. */
const longestText = 1000

/**
 * Months in the trade from "3 года 2 месяца", "2,5 years", "без опыта", "с 2015 года" or a bare number, which counts in
 * the unit of the column. Of a range ("3-6 лет", "более 5 лет") the lower end, the only one that is certain; of "до 1
 * года" nothing is certain. Of a text with several durations the first: a CV begins with the sum. Null when unreadable.
 *
 * @param today to which a period that goes on is counted; without it such a period is unreadable
 */
export function readExperience(text: string, unit: 'years' | 'months', today?: string): number | null {
  // Most cells are a bare number, which needs none of the patterns.
  if (/^\d{1,2}$/u.test(text)) return inLimits(Number(text) * (unit === 'years' ? 12 : 1))
  const plain = inFigures(text.slice(0, longestText).trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/gu, ' '))
  if (noExperience.test(plain)) return 0
  if (onlyUpper.test(plain)) return null
  const total = monthsSince(plain, today) ?? bareMonths(plain, unit) ?? writtenMonths(plain)
  return total === null ? null : inLimits(total)
}

const inLimits = (total: number): number | null => (total <= longestMonths ? total : null)

/** "полтора года" → "1.5 года", "год и 3 месяца" → "1 год и 3 месяца", "2 с половиной года" → "2.5 года". */
function inFigures(text: string): string {
  return text
    .replace(/(\d+) с половиной/gu, '$1.5')
    .replace(/пол[- ]?года/gu, '0.5 года')
    .replace(/\p{L}+(?= (?:с половиной )?(?:лет|год|мес|year|month|yrs?(?!\p{L})))/gu, (word) =>
      String(words[word] ?? word),
    )
    .replace(/^(?:(?:больше|более|свыше|over|more than) )?(?:год[а]?|a year)(?=$|[ ,.])/u, '1 год')
}

function bareMonths(text: string, unit: 'years' | 'months'): number | null {
  const number = bare.exec(text)?.[1]
  if (number === undefined || /^(?:19|20)\d\d$/u.test(number)) return null
  return Math.round(decimal(number) * (unit === 'years' ? 12 : 1))
}

function writtenMonths(text: string): number | null {
  const [found, years, andMonths, onlyMonths] = duration.exec(text) ?? []
  if (found === undefined) return null
  return Math.round(decimal(years ?? '0') * 12 + decimal(andMonths ?? onlyMonths ?? '0'))
}

/** A period with a beginning, and an end or none yet. Where only years are named, as much as is certain. */
function monthsSince(text: string, today: string | undefined): number | null {
  const goingOn = since.exec(text)
  const match = goingOn ?? period.exec(text)
  if (!match) return null
  const [, month1, name1, year1 = '', month2, name2, year2] = match
  const start = monthCount(year1, month1, name1, 12)
  const now = today === undefined ? null : monthCount(today.slice(0, 4), today.slice(5, 7), undefined, 1)
  const end = year2 === undefined ? now : monthCount(year2, month2, name2, 1)
  if (start === null || end === null || (now !== null && end > now)) return null
  return end >= start ? end - start : null
}

/** Months since the year 0; `unnamed` stands for a month that is not named. */
function monthCount(
  year: string,
  figures: string | undefined,
  name: string | undefined,
  unnamed: number,
): number | null {
  const month =
    figures !== undefined
      ? Number(figures)
      : name === undefined
        ? unnamed
        : 1 + months.findIndex((start) => start.test(name))
  return month >= 1 && month <= 12 ? Number(year) * 12 + month : null
}

function decimal(text: string): number {
  return Number(text.replace(',', '.'))
}
