import { grossOf, payMonths, type PayMonth, type TaxScale } from '../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import type { PayPackage } from '../../domain/pay/offers/pay-package.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'

/** Take-home by month, for a year in which the tax rate rises. */
export type YearView = {
  sentence: string
  months: { month: string; gross: string; tax: string; net: string; rate: string }[]
}

/** The year of equal pay month by month, or null where every month leaves the same in the hand. */
export function yearView({ amount, variable, basis }: PayPackage, scale: TaxScale, locale: Locale): YearView | null {
  const monthly = amount + variable
  const months = payMonths(scale, basis === 'gross' ? monthly : grossOf(scale, monthly))
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || roundToKopecks(first.net) === roundToKopecks(last.net)) return null
  const { money } = locale.format
  const crossing = months.find((month) => month.ratePercent > first.ratePercent) ?? last
  return {
    sentence: locale.t('salaries.year-sentence', {
      first: money(roundToKopecks(first.net)),
      last: money(roundToKopecks(last.net)),
      month: monthName(crossing, locale),
    }),
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
