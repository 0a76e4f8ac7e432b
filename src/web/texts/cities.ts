import type { City } from '../../db/reference/cities.ts'
import type { Language } from '../../db/schema/index.ts'
import type { Locale } from './locale.ts'

/** The four cities of the article, by the names that outside programs use. */
export const cityIds = ['moscow', 'spb', 'ekb', 'nn'] as const

type Named = Pick<City, 'name_ru' | 'name_en'>

export const cityName = (city: Named, language: Language): string => (language === 'ru' ? city.name_ru : city.name_en)

/** For a select field. */
export const cityOptions = (cities: readonly City[], language: Language) =>
  cities.map((city) => ({ value: city.id, label: cityName(city, language) }))

/** "in Moscow", «в Москве». */
export const inCity = (city: City, { t, language }: Locale): string =>
  t('salaries.in-city', { city: city.id, name: cityName(city, language) })
