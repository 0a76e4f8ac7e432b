import { dataText } from '../../../web/texts/data-texts.ts'
import type { Temporal } from 'temporal-polyfill'
import type { CitiesFile } from '../../../db/reference/reference-files.ts'
import { effectiveMinimum } from '../../../domain/pay/law/minimum-wage.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { ListedCity } from '../reads/listed-cities.ts'

/** The cities of the list in words. */
export function citiesView(cities: readonly ListedCity[], { t, format, language }: Locale) {
  return cities.map((city) => ({
    id: city.id,
    name: cityName(city, language),
    region: (language === 'ru' ? city.region_ru : city.region_en) ?? city.region_ru ?? city.region_en ?? '–',
    zone: city.time_zone,
    minimum: city.minimum ? format.money(effectiveMinimum(city.minimum)) : t('places.minimum-unknown'),
  }))
}

/** The time zones to choose from, with how far each is from Greenwich now. */
export function zoneOptions(zones: CitiesFile['zones'], now: Temporal.Instant, { t, language }: Locale) {
  return zones.map((zone) => ({
    value: zone.id,
    label: t('places.zone-option', { name: dataText(zone, language), offset: now.toZonedDateTimeISO(zone.id).offset }),
  }))
}
