import type { Temporal } from 'temporal-polyfill'
import { listCities } from '../../../db/reference/cities.ts'
import type { Db } from '../../../db/open.ts'
import { advertisedWarnings } from '../../../domain/pay/offers/advertised-pay.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import { inCity } from '../../../web/texts/cities.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import { withBasis } from '../../pay/law-words.ts'
import { tableInForce } from '../../pay/reads/own-tables.ts'
import { boundsText } from '../../pay/words.ts'
import { minimumWageAt } from '../../places/reads/minimum-wage.ts'
import { taxScaleAt } from '../../places/reads/tax-scale.ts'
import type { NewVacancy } from '../vacancy.ts'

type Advertised = Pick<NewVacancy, 'city' | 'level' | 'payTable' | 'payFrom' | 'payTo' | 'payBasis'>

/**
 * What speaks against the pay that a vacancy names, in words: the minimum wage of its city today, and the band of its
 * own pay table. It stops nobody.
 */
export async function payWarnings(
  db: Db,
  vacancy: Advertised,
  now: Temporal.Instant,
  locale: Locale,
): Promise<string[]> {
  const { payFrom: from, payTo: to, payBasis: basis, level } = vacancy
  const city = (await listCities(db)).find(({ id }) => id === vacancy.city)
  if (basis === null || !city) return []
  const today = dayOf(now, city.time_zone)
  const [legalMinimum, taxScale, table] = await Promise.all([
    minimumWageAt(db, city.id, today),
    taxScaleAt(db, today),
    tableInForce(db, vacancy),
  ])
  const band = table.own && bandsOf(table).find((one) => one.city === city.id && one.level === level)
  const found = advertisedWarnings(
    { from, to, basis },
    { legalMinimum: legalMinimum ?? null, taxScale, band: band ?? null, tableBasis: table.basis ?? basis },
  )
  return found.map((warning) =>
    warning.kind === 'outside-band'
      ? locale.t('vacancy.pay-outside-band', {
          band: boundsText({ lower: Math.round(warning.lower), upper: Math.round(warning.upper) }, locale),
          basis: locale.t(`basis.${basis}`),
          level,
          name: table.own?.name ?? '',
        })
      : locale.t(`vacancy.pay-${warning.kind}`, {
          city: inCity(city, locale),
          minimum: withBasis(warning.minimum, basis, locale),
        }),
  )
}
