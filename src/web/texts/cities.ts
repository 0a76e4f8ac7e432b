import type { City } from '../../db/reference/cities.ts'
import type { Language } from '../../db/schema/primitives.ts'
import type { Locale } from './locale.ts'

type Named = Pick<City, 'name_ru' | 'name_en'>

export const cityName = (city: Named, language: Language): string => (language === 'ru' ? city.name_ru : city.name_en)

/** For a select field. */
export const cityOptions = (cities: readonly City[], language: Language) =>
  cities.map((city) => ({ value: city.id, label: cityName(city, language) }))

/** "in Moscow", «в Москве»; «в городе Казань» where nobody has said how the name changes. */
export function inCity(city: Pick<City, 'name_ru' | 'name_en' | 'in_ru'>, { t, language }: Locale): string {
  return (language === 'ru' && city.in_ru) || t('salaries.in-city', { name: cityName(city, language) })
}
