import { searchKey } from './names.ts'

/** The four cities the salary table knows. */
export type CityId = 'moscow' | 'spb' | 'ekb' | 'nn'

const spellings: Readonly<Record<CityId, readonly string[]>> = {
  moscow: ['москва', 'мск', 'moscow', 'moskva'],
  spb: [
    'санкт петербург',
    'с петербург',
    'петербург',
    'спб',
    'питер',
    'saint petersburg',
    'st petersburg',
    'sankt peterburg',
    'spb',
  ],
  ekb: ['екатеринбург', 'екб', 'yekaterinburg', 'ekaterinburg', 'ekb'],
  nn: ['нижний новгород', 'н новгород', 'нижний', 'нн', 'nizhny novgorod', 'nizhniy novgorod', 'nn'],
}

const byKey = new Map(
  Object.entries(spellings).flatMap(([id, keys]) => keys.map((key) => [key, id as CityId] as const)),
)

/** The city a text names, in any usual spelling or by its own id; null for every other place. */
export function readCityId(text: string): CityId | null {
  return byKey.get(searchKey(text.split(',')[0] ?? '').replace(/^(?:г|город) /u, '')) ?? null
}
