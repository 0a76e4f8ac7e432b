import { readDate } from '../../tables/dates.ts'
import { readAmount } from '../read-pay.ts'
import { readPayText, type LoneFigure } from './pay-text.ts'
import { cityOfAddress, cityOfArea, type City } from './place.ts'
import { payProblem, type Experience, type MarketRow, type PayLimits, type Posting, type RawPay } from './posting.ts'

/** What every reader needs: the cities we know and what pay is absurd. */
export type MarketContext = {
  cities: readonly City[]
  cityOf: (text: string) => string | null
  limits: PayLimits
}

/** One record of a CSV file by its headings; a heading that the file lacks is absent. */
export type CsvRecord = Readonly<Partial<Record<string, string>>>

type Id = { id: string }
type HhPay = { from: number | null; to: number | null; currency: string | null; gross: boolean | null }

/** The parts we read of a vacancy in the hh.ru API; `salary_range` replaced `salary` and says what period it is for. */
export type HhVacancy = {
  name: string
  area: { id: string; name: string }
  salary?: HhPay | null
  salary_range?: (HhPay & { mode?: Id | null }) | null
  experience?: Id | null
  professional_roles?: Id[]
  employer?: { name: string } | null
  published_at?: string
}

type Facts = Omit<Posting, 'from' | 'to' | 'basis'>

/** A vacancy as the hh.ru API gives it. */
export function fromHhVacancy(vacancy: HhVacancy, context: MarketContext): MarketRow {
  const pay = vacancy.salary_range ?? vacancy.salary
  if (!pay) return { setAside: 'no-pay' }
  return judged(
    {
      title: vacancy.name,
      place: vacancy.area.name,
      city: cityOfArea(vacancy.area.id, context.cities),
      experience: experienceIn(vacancy.experience?.id ?? ''),
      role: vacancy.professional_roles?.[0]?.id ?? null,
      employer: vacancy.employer?.name ?? null,
      publishedAt: vacancy.published_at ?? null,
    },
    {
      from: pay.from,
      to: pay.to,
      currency: pay.currency ?? '',
      basis: pay.gross === null ? null : pay.gross ? 'gross' : 'net',
      monthly: (vacancy.salary_range?.mode?.id ?? 'MONTH') === 'MONTH',
    },
    context,
  )
}

/**
 * A record of a CSV dump, whichever of the known sets of headings it has: pay in `salary_from`, `salary_to`,
 * `salary_currency` and perhaps `salary_gross` (hh.ru), or as text in `salary` (hh.ru, SuperJob).
 */
export function fromCsvRecord(record: CsvRecord, context: MarketContext, lone: LoneFigure = 'floor'): MarketRow {
  const place = record['city'] ?? record['area_name'] ?? record['location'] ?? record['address'] ?? ''
  const facts = {
    title: record['title'] ?? record['name'] ?? '',
    place,
    city: cityOfArea(record['area_id'] ?? '', context.cities) ?? cityOfAddress(place, context.cityOf),
    experience: experienceIn(record['experience'] ?? ''),
    role: record['role_id'] || null,
    employer: record['employer'] || null,
    publishedAt: dayOf(record['published_at'] ?? ''),
  }
  const pay = !record['salary'] ? payColumns(record) : readPayText(record['salary'], lone)
  return typeof pay === 'string' ? { setAside: pay } : judged(facts, pay, context)
}

/** A day as somebody typed it in the one spelling; a moment of a dump stays as it is. */
const dayOf = (text: string): string | null => readDate(text) ?? (text || null)

function payColumns(record: CsvRecord): RawPay | 'unreadable-pay' {
  const [from, to] = [record['salary_from'], record['salary_to']].map((cell) => (cell ? readAmount(cell) : null))
  if ((record['salary_from'] && from === null) || (record['salary_to'] && to === null)) return 'unreadable-pay'
  const gross = record['salary_gross'] ?? ''
  return {
    from: from ?? null,
    to: to ?? null,
    currency: record['salary_currency'] ?? '',
    basis: /^(?:1|true|да)$/iu.test(gross) ? 'gross' : /^(?:0|false|нет)$/iu.test(gross) ? 'net' : null,
    monthly: (record['salary_mode'] || 'MONTH') === 'MONTH',
  }
}

function judged(facts: Facts, pay: RawPay, { limits }: MarketContext): MarketRow {
  const problem = payProblem(pay, facts.publishedAt, limits)
  return problem ? { setAside: problem } : { used: { ...facts, from: pay.from, to: pay.to, basis: pay.basis } }
}

/** hh.ru ids, hh.ru wording ("1–3 года") and SuperJob wording ("опыт работы от 1 года") alike. */
const experiences: [RegExp, Experience][] = [
  [/^noExperience$|не требуется|нет опыта/iu, 'noExperience'],
  [/^moreThan6$|(?:более|от) 6/iu, 'moreThan6'],
  [/^between3And6$|^3[-–—]6|от 3/iu, 'between3And6'],
  [/^between1And3$|^1[-–—]3|от 1/iu, 'between1And3'],
]

const experienceIn = (text: string): Experience | null =>
  experiences.find(([pattern]) => pattern.test(text))?.[1] ?? null
