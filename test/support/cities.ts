import { readReferenceFiles } from '../../src/db/reference/reference-files.ts'
import { cityReader } from '../../src/domain/people/cities.ts'

/** Reads the cities of `data/`, without a database. */
export const citiesOfData = cityReader(
  readReferenceFiles().cities.cities.map(({ id, ru, en, spellings }) => ({ id, names: [ru, en, ...spellings] })),
)
