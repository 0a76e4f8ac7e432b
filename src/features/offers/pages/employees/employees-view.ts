import { listCities } from '../../../../db/reference/cities.ts'
import type { Db } from '../../../../db/open.ts'
import { employeeCells, fewestShown, type PlacedPay } from '../../../../domain/pay/offers/employee-cells.ts'
import { cityName } from '../../../../web/texts/cities.ts'
import type { Locale } from '../../../../web/texts/locale.ts'
import { boundsText } from '../../../pay/words.ts'
import { cityOf } from '../../../places/places.ts'
import { employeePays } from '../../reads/employees/employee-pays.ts'

/** Present employees beside the offers made for the same position, level and city; null where none are loaded. */
export async function employeesView(db: Db, offers: readonly PlacedPay[], locale: Locale) {
  const loaded = await employeePays(db)
  if (!loaded) return null
  const { t, format, language } = locale
  const cities = await listCities(db)
  const whole = (amount: number) => Math.round(amount)
  return {
    note: t('employees.note', { date: format.date(loaded.asOf), fewest: fewestShown }),
    rows: employeeCells(loaded.pays, offers).map(({ position, level, city, n, range, offers: made }) => ({
      position,
      level: level || '–',
      city: cityName(cityOf(cities, city), language),
      n: n === null ? t('employees.few', { fewest: fewestShown }) : format.number(n),
      range: range ? boundsText({ lower: whole(range.lowest), upper: whole(range.highest) }, locale) : '–',
      median: range ? format.money(whole(range.median)) : '–',
      offers: made
        ? t('employees.offered', {
            n: made.n,
            range: boundsText({ lower: whole(made.lowest), upper: whole(made.highest) }, locale),
          })
        : '–',
    })),
  }
}
