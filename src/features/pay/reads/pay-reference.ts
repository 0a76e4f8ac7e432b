import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { checkPackage, type PackageCheck, type PayPackage } from '../../../domain/pay/offers/pay-package.ts'
import { bandsOf } from '../../../domain/pay/tables/bands.ts'
import type { Band, LegalMinimum } from '../../../domain/pay/types.ts'
import { cityOf, type CityToday, type MinimumWage, type Sources } from '../../places/places.ts'
import { citiesToday } from '../../places/reads/cities-today.ts'
import { articleTable, type PayTable, type TableLevel } from './pay-tables.ts'

/**
 * All that pay is compared with: the figures, and the law of today in the cities they are for; `elsewhere` are the
 * cities that the table has no figures for.
 */
export type PayReference = { table: PayTable; bands: Band[]; cities: CityToday[]; elsewhere: CityToday[] }

/** The article's table, or another, beside the law of today. */
export async function payReferenceAt(db: Db, now: Temporal.Instant, chosen?: PayTable): Promise<PayReference> {
  const table = chosen ?? (await articleTable(db))
  const named = new Set(table.cells.map(({ city }) => city))
  const cities = await citiesToday(db, now)
  return {
    table,
    bands: bandsOf(table),
    cities: cities.filter(({ id }) => named.has(id)),
    elsewhere: cities.filter(({ id }) => !named.has(id)),
  }
}

/** The levels that can be checked in a city, or in any where none is named: those that have a band there. */
export function levelsIn({ table, bands, cities }: PayReference, city?: string): TableLevel[] {
  const places = new Set(
    city === undefined ? cities.map(({ id }) => id) : cities.filter(({ id }) => id === city).map(({ id }) => id),
  )
  return table.levels.filter(({ level }) => bands.some((band) => band.level === level && places.has(band.city)))
}

/** The answer of a check, and where its legal minimum is published: what is kept with an offer. */
export type Finding = PackageCheck & { minimumSource: Sources | null }

export function checkPay(pack: PayPackage, { table, bands, cities }: PayReference): Finding {
  const { taxScale, minimum } = cityOf(cities, pack.city)
  const check = checkPackage(pack, {
    bands,
    tableBasis: table.basis,
    cities: cities.map(({ id }) => id),
    legalMinimum: minimum && withoutSource(minimum),
    taxScale,
  })
  return { ...check, minimumSource: minimum && minimum.source }
}

function withoutSource({ source: _source, ...minimum }: MinimumWage): LegalMinimum {
  return minimum
}
