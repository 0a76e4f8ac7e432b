import { quantileShown } from '../../domain/pay/market/market-percentiles.ts'
import type { CellFigures } from '../../domain/pay/market/thin-cells.ts'
import type { Range } from '../../web/charts/range-chart.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { experiences } from './market.ts'

export const experienceName = (experience: string | null, { t }: Locale) =>
  experience ? t(`market.experience.${experience as (typeof experiences)[number]}`) : t('market.any-experience')

/** Bars of the middle half of the market in one city, for a picture of their own or beside the bands. */
export function marketRanges(cells: readonly CellFigures[], city: string | null, locale: Locale): Range[] {
  return cells.flatMap((cell) => {
    const { summary } = cell
    const [from, to] = [quantileShown(summary, 25), quantileShown(summary, 75)]
    if (cell.city !== city || from === null || to === null || summary.dropped.length > 0) return []
    const label = locale.t('market.bar', {
      experience: experienceName(cell.experience, locale),
      n: locale.format.number(summary.n),
    })
    return [
      {
        label,
        from,
        to,
        colour: 'wait',
        cells: [locale.format.money(Math.round(from)), locale.format.money(Math.round(to))],
      },
    ]
  })
}
