import type { PayMonth, TaxScale } from '../../domain/pay/law/income-tax.ts'
import { roundToKopecks } from '../../domain/pay/money.ts'
import { worthOf, type PayPackage } from '../../domain/pay/offers/pay-package.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'
import type { Locale } from '../../web/texts/locale.ts'

/** Pay in hand by month; `rises` where the tax rate does within the year. */
export type YearView = {
  rises: boolean
  sentence: string
  months: { month: string; gross: string; tax: string; net: string; rate: string }[]
}

/**
 * The year of equal pay month by month, as it is really paid. Null where every month of full time leaves the same in
 * hand, which the verdict already names; part-time pay is named here, as the verdict speaks of full time.
 */
export function yearView(pack: PayPackage, scale: TaxScale, locale: Locale): YearView | null {
  const { months } = worthOf(pack, scale)
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) return null
  const rises = roundToKopecks(first.net) !== roundToKopecks(last.net)
  if (!rises && pack.share === 1) return null
  const { money } = locale.format
  const crossing = months.find((month) => month.ratePercent > first.ratePercent) ?? last
  return {
    rises,
    sentence: rises
      ? locale.t('salaries.year-sentence', {
          first: money(roundToKopecks(first.net)),
          last: money(roundToKopecks(last.net)),
          month: monthName(crossing, locale),
        })
      : locale.t('salaries.year-even', { amount: money(roundToKopecks(first.net)) }),
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
