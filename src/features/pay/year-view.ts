import type { PayMonth, TaxScale } from '../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import { worthOf, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'

/** Pay in hand by month; `rises` where the tax rate does within the year. */
export type YearView = {
  rises: boolean
  sentence: string
  /** How the months were counted, where the work does not begin in January. */
  from: string | null
  months: { month: string; gross: string; tax: string; net: string; rate: string }[]
}

/**
 * The year of equal pay month by month, as it is really paid, from the month in which the work begins. Null where every
 * month of full time leaves the same in hand, which the verdict already names; part-time pay is named here, as the
 * verdict speaks of full time, and so is a year that leaves more than a whole one would.
 */
export function yearView(pack: PayPackage, scale: TaxScale, locale: Locale): YearView | null {
  const { months, paid } = worthOf(pack, scale)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const rises = roundToKopecks(first.net) !== roundToKopecks(last.net)
  const isUsual = roundToKopecks(first.net) === roundToKopecks(paid.net)
  if (!rises && isUsual && pack.share === 1) return null
  const { money } = locale.format
  const crossing = months.find((month) => month.ratePercent > first.ratePercent) ?? last
  return {
    rises,
    sentence: rises
      ? locale.t('salaries.year-sentence', {
          start: sinceMonth(first, locale),
          first: money(roundToKopecks(first.net)),
          last: money(roundToKopecks(last.net)),
          month: monthName(crossing, locale),
        })
      : locale.t(isUsual ? 'salaries.year-even' : 'salaries.year-even-from', {
          amount: money(roundToKopecks(first.net)),
          average: money(roundToKopecks(paid.net)),
        }),
    from: first.month > 1 ? locale.t('salaries.year-from') : null,
    months: months.map((month) => ({
      month: monthName(month, locale),
      gross: money(roundToKopecks(month.gross)),
      tax: money(roundToKopecks(month.tax)),
      net: money(roundToKopecks(month.net)),
      rate: locale.format.percent(month.ratePercent / 100),
    })),
  }
}

const monthName = ({ month }: PayMonth, { language }: Locale): string =>
  new Intl.DateTimeFormat(intlLocale[language], { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 15),
  )

/** The name of a month after "from": in Russian as in a date. */
function sinceMonth({ month }: PayMonth, { language }: Locale): string {
  const parts = new Intl.DateTimeFormat(intlLocale[language], { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return parts.formatToParts(Date.UTC(2026, month - 1, 15)).find(({ type }) => type === 'month')?.value ?? ''
}
