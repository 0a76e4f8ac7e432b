/** Pay as somebody wrote it: the ends of a range, or the one figure there is. */
export type WrittenPay = {
  from: number | null
  to: number | null
  /** A figure without "from" and "to". */
  alone: number | null
  /** The code of a currency; null where the text names none. */
  currency: string | null
  /** False for pay by the hour, shift, week or year. */
  monthly: boolean
  basis: 'gross' | 'net' | 'unknown'
}

const net = /на руки|чистыми|после вычета|net(?!\p{L})|in hand|take[- ]home/u
const gross = /до вычета|гросс|gross|до налог|before tax/u

const currencies: readonly (readonly [RegExp, string])[] = [
  [/бел(?:\.|орус\p{L}*)?\s*руб|byn|byr|(?<!\p{L})br(?!\p{L})/u, 'BYN'],
  [/\$|usd|долл|(?<!\p{L})дол\.|dollar|бакс|(?<!\p{L})у\.?\s?е\.?(?!\p{L})/u, 'USD'],
  [/€|eur(?!\p{L})|euro|евро/u, 'EUR'],
  [/£|gbp|фунт|pound/u, 'GBP'],
  [/₸|kzt|тенге|tenge|(?<!\p{L})тг(?!\p{L})/u, 'KZT'],
  [/₴|uah|грн|гривн|гривен/u, 'UAH'],
  [/uzs|(?<!\p{L})с[уў]м(?:ов|а|ы)?(?!\p{L})|so['’‘ʻ]?m(?!\p{L})|(?<!\p{L})sum(?!\p{L})/u, 'UZS'],
  [/kgs|(?<!\p{L})сом(?:ов|а)?(?!\p{L})/u, 'KGS'],
  [/tjs|сомони/u, 'TJS'],
  [/֏|amd|драм/u, 'AMD'],
  [/₼|azn|манат/u, 'AZN'],
  [/₾|(?<!\p{L})gel(?!\p{L})|(?<!\p{L})лари(?!\p{L})/u, 'GEL'],
  [/mdl|(?<!\p{L})ле[йяе](?:в)?(?!\p{L})/u, 'MDL'],
  [/₹|inr|rupee|рупи|(?<!\p{L})(?:lpa|lakhs?|lacs?|crores?)(?!\p{L})|(?<!\p{L})rs\.?(?!\p{L})/u, 'INR'],
  [/¥|cny|rmb|юан|yuan/u, 'CNY'],
  [/₺|(?<!\p{L})try(?!\p{L})|(?<!\p{L})лир/u, 'TRY'],
  [/aed|дирхам|dirham/u, 'AED'],
  [/pln|zł|злот/u, 'PLN'],
  [/₽|rub|rur|(?<!\p{L})руб|(?<=\d\s?)р(?!\p{L})|(?<=т\.?\s?)р(?!\p{L})/u, 'RUB'],
]

/** Groups of three figures are thousands whatever parts them; one or two figures behind the last mark are kopecks. */
const number = String.raw`\d{1,3}(?:[ .,'’‘´\x60_]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?|\d+(?:[.,]\d+)?`
const millions = String.raw`млн|миллион\p{L}*|mln|millions?|лям\p{L}*|m(?!\p{L})`
const thousands = String.raw`тыс\p{L}*|тыщ\p{L}*|тыр|т\.?\s?р(?!\p{L})|т(?!\p{L})|[кk](?!\p{L})|thousand`
const figure = new RegExp(String.raw`(${number})(?:\s*(?:(${millions})|(${thousands}))\.?)?`, 'gu')
const wholeAmount = new RegExp(
  String.raw`^(${number})(?:\s*(?:(${millions})|(${thousands}))\.?)?\s*(?:₽|р\.?|руб(?:лей|ля|ль)?\.?|rub|rur)?$`,
  'u',
)

/** What stands behind a number that is no pay: so many days, months of probation, per cent. */
const otherCount = new RegExp(
  [
    String.raw`^\s*(?:%|процент|(?:-?х\s*)?(?:дн(?!\p{L})|дня|дней|день|нед|мес(?!\p{L})|месяц|час|лет(?!\p{L})|год`,
    String.raw`|чел|смен|выход|раз(?!\p{L})|(?:day|month|week|hour|year)s?(?!\p{L})))`,
  ].join(''),
  'u',
)
const schedule = new RegExp(
  [
    String.raw`(?<!\d)\d{1,2}\s?[/хx*]\s?\d{1,2}(?!\d)(?!\s*(?:т|к|k|m))`,
    String.raw`с \d{1,2}(?:[:.]00)? до \d{1,2}(?:[:.]00)?(?!\s?\d|\s*(?:т|к|k|m))`,
  ].join('|'),
  'gu',
)
const duration = /(?<!\d)\d{1,2}\s*(?:час|дн|день|дня|нед|год|лет)\p{L}*/gu
const wholeDay = /(?:не)?полн\p{L}* (?:рабоч\p{L}* )?(?:день|дня|смен\p{L}*)|full[- ]?(?:day|time)/gu
const notMonthly = new RegExp(
  [
    String.raw`(?<!\p{L})час(?:а|ов)?(?!\p{L})|почасов|смен|(?<!\p{L})(?:день(?!г)|дня|год[ау]?(?!\p{L})|годов)|сутк`,
    String.raw`суточ|недел|вахт|за выход(?!н)|сдельн|hour|shift|daily|(?<!\p{L})day|week|year|annual|annum`,
    String.raw`(?<!\p{L})p\.?\s?a\.?(?!\p{L})`,
  ].join('|'),
  'u',
)

const between = /^\s*(?:₽|руб\p{L}*\.?|р\.?)?\s*(?:[-–—−~]|до|to|\.{2,3}|…|\/)\s*$/u
const isFloor = /(?:^|\P{L})(?:от|from|мин\p{L}*\.?|min\p{L}*\.?|не менее|не ниже|не меньше|at least)\s*$/u
const isCeiling = /(?:^|\P{L})(?:до|up to|макс\p{L}*\.?|max\p{L}*\.?|не более|не больше)\s*$/u

/** In characters; nobody writes so much of pay, and patterns are slow on long texts. */
const longest = 300

type Figure = { value: number; scale: number; start: number; end: number; raw: string }

/**
 * Reads pay as candidates, job sites and pay tables write it: "от 60 000 руб. на руки", "80–100 тыс.", "от 1,5 млн",
 * "60’000", "1,020,000 per annum". Null where there is no figure, or one below zero.
 */
export function readPay(text: string): WrittenPay | null {
  // Most cells are a bare number, which needs none of the patterns.
  if (/^\d{4,9}$/u.test(text))
    return { from: null, to: null, alone: Number(text), currency: null, monthly: true, basis: 'unknown' }
  const plain = text.slice(0, longest).toLowerCase().replace(/\s+/gu, ' ').trim()
  const said = plain.replace(wholeDay, ' ').replace(schedule, ' ')
  const [first, second] = figuresIn(said)
  if (!first || /(?:^|\s)[-−–]$/u.test(said.slice(0, first.start))) return null
  const common = {
    currency: currencyIn(plain),
    monthly: !notMonthly.test(said.replace(duration, ' ')),
    basis: readPayBasis(plain),
  }
  const before = said.slice(0, first.start)
  if (second && between.test(said.slice(first.end, second.start)) && !isKopecks(first, second)) {
    return { ...common, ...range(first, second), alone: null }
  }
  const value = first.value * first.scale
  if (isFloor.test(before)) return { ...common, from: value, to: null, alone: null }
  if (isCeiling.test(before)) return { ...common, from: null, to: value, alone: null }
  return { ...common, from: null, to: null, alone: value }
}

/** A cell with one amount in roubles and nothing else: "25 000", "30 000 ₽", "60 тыс."; null for any other. */
export function readAmount(text: string): number | null {
  const match = wholeAmount.exec(text.slice(0, longest).toLowerCase().replace(/\s+/gu, ' ').trim())
  return match ? toNumber(match[1] ?? '') * scaleOf(match[2], match[3]) : null
}

/** Whether a text speaks of pay before tax (gross) or in hand (net); it may say both or nothing: unknown. */
export function readPayBasis(text: string): 'gross' | 'net' | 'unknown' {
  const plain = text.toLowerCase()
  if (net.test(plain) === gross.test(plain)) return 'unknown'
  return net.test(plain) ? 'net' : 'gross'
}

/** What a heading, or a cell of currencies, says of the amounts it is about. */
export type PayUnit = { currency: string | null; monthly: boolean; scale: 1 | 1000 }

export function readPayUnit(text: string): PayUnit {
  const plain = text.toLowerCase().replace(/\s+/gu, ' ')
  return {
    currency: currencyIn(plain),
    monthly: !notMonthly.test(plain),
    scale: /(?<!\p{L})(?:тыс|т\.?\s?р)(?!\p{L})|thousand|(?<!\p{L})k(?!\p{L})/u.test(plain) ? 1000 : 1,
  }
}

const currencyIn = (text: string): string | null => currencies.find(([pattern]) => pattern.test(text))?.[1] ?? null

function figuresIn(text: string): Figure[] {
  return [...text.matchAll(figure)].flatMap((match) => {
    const [whole, raw = '', million, thousand] = match
    const end = match.index + whole.length
    const value = toNumber(raw)
    const isOther = million === undefined && thousand === undefined && value < 1000 && otherCount.test(text.slice(end))
    return isOther ? [] : { value, scale: scaleOf(million, thousand), start: match.index, end, raw }
  })
}

const scaleOf = (million: string | undefined, thousand: string | undefined): number =>
  million === undefined ? (thousand === undefined ? 1 : 1000) : 1_000_000

/** "60 000-00": roubles and kopecks. */
const isKopecks = (first: Figure, second: Figure): boolean =>
  first.value >= 1000 && second.scale === 1 && /^\d\d$/u.test(second.raw)

/** In "60–80 тыс." and "80–100 000" the thousands of the upper end are those of the lower one. */
function range(first: Figure, second: Figure): { from: number; to: number } {
  let [from, to] = [first.value * first.scale, second.value * second.scale]
  if (first.scale === 1 && from < 1000) {
    if (second.scale > 1) from *= second.scale
    else if (to % 1000 === 0 && to >= from * 1000) from *= 1000
  } else if (second.scale === 1 && to < 1000 && first.scale > 1) to *= first.scale
  return { from, to }
}

function toNumber(figures: string): number {
  return Number(figures.replace(/[ .,'’‘´\x60_](?=\d{3}(?!\d))/gu, '').replace(',', '.'))
}
