import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** A file of `data/` that is not as it should be; the message names the file and what is wrong in it. */
export class ReferenceFileError extends Error {}

const day = z.iso.date()
const roubles = z.number().min(0)
const cityId = z.string().regex(/^[a-z]+$/)
/** Where a figure is published; `sourceRu` where that reads otherwise in Russian. */
const sources = { source: z.string(), sourceRu: z.string().optional() }

const citiesFile = z.object({
  cities: z
    .array(
      z.object({
        id: cityId,
        ru: z.string().min(1),
        en: z.string().min(1),
        inRu: z.string().min(1),
        spellings: z.array(z.string().min(1)),
        regionRu: z.string().min(1),
        regionEn: z.string().min(1),
        timeZone: z.string(),
        hhAreaId: z.int().nullable(),
      }),
    )
    .min(1),
  zones: z.array(z.object({ id: z.string(), ru: z.string().min(1), en: z.string().min(1) })).min(1),
})

const salaryTableFile = z.object({
  source: z.string(),
  sourceRu: z.string(),
  date: day.nullable(),
  basis: z.enum(['gross', 'net']).nullable(),
  cells: z.array(
    z.object({
      level: z.int().min(1).max(4),
      city: cityId,
      from: roubles.nullable(),
      to: roubles,
      wording: z.string(),
    }),
  ),
})

const federalWage = z.object({ validFrom: day, amount: roubles, ...sources })
const minimumWagesFile = z.object({
  federal: z.array(federalWage).min(1),
  /** Of earlier years, for pay that was advertised then. */
  federalBefore: z.array(federalWage).optional(),
  localCoefficients: z.array(z.object({ city: cityId, validFrom: day, factor: z.number().min(1), ...sources })),
  regional: z.array(z.object({ city: cityId, validFrom: day, amount: roubles.nullable(), ...sources })),
})

const incomeTaxFile = z.object({
  ...sources,
  scales: z
    .array(
      z.object({
        validFrom: day,
        brackets: z.array(z.object({ over: roubles, ratePercent: z.number().min(0).max(100) })).min(1),
      }),
    )
    .min(1),
})

const years = z.object({ from: z.int(), to: z.int() })
const wageIndexFile = z.object({
  ...sources,
  values: z.array(z.object({ year: z.int(), value: z.number().positive() })).min(1),
})
const priceIndexFile = z.object({
  ...sources,
  values: z.array(z.object({ year: z.int(), percent: z.number() })).min(1),
})

const personalDataFile = z.object({
  ...sources,
  terms: z.array(z.object({ validFrom: day, erasureDays: z.int().min(1) })).min(1),
})

const labourCodeFile = z.object({
  ...sources,
  monthWage: z
    .array(
      z.object({
        article: z.string().min(1),
        validFrom: day,
        law: z.string().min(1),
        ru: z.string().min(1),
        en: z.string().min(1),
      }),
    )
    .min(1),
  probation: z
    .array(
      z.object({
        article: z.string().min(1),
        validFrom: day,
        law: z.string().min(1),
        months: z.int().min(0),
        monthsForHeads: z.int().min(0),
        headsRu: z.string().min(1),
        headsEn: z.string().min(1),
        withoutRu: z.string().min(1),
        withoutEn: z.string().min(1),
      }),
    )
    .min(1),
})

export type CitiesFile = z.output<typeof citiesFile>
export type SalaryTableFile = z.output<typeof salaryTableFile>
export type MinimumWagesFile = z.output<typeof minimumWagesFile>
export type IncomeTaxFile = z.output<typeof incomeTaxFile>

/** The reference files that the database is seeded from, checked. */
export type ReferenceFiles = {
  cities: CitiesFile
  salaryTable: SalaryTableFile
  minimumWages: MinimumWagesFile
  incomeTax: IncomeTaxFile
}

const ours = fileURLToPath(new URL('../../../data', import.meta.url))

function read<S extends z.ZodType>(folder: string, name: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
  if (!parsed.success) throw new ReferenceFileError(`${name}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** The indexes by which figures are brought up to a later year, and the years the article may be of. */
export type IndexFiles = {
  wages: z.output<typeof wageIndexFile>
  prices: z.output<typeof priceIndexFile>
  articleYears: z.output<typeof years>
}

/** @throws ReferenceFileError when a file of the folder does not hold what it should */
export function readIndexFiles(folder: string = ours): IndexFiles {
  return {
    wages: read(folder, 'wage-index.json', wageIndexFile),
    prices: read(folder, 'price-index.json', priceIndexFile),
    articleYears: read(folder, 'salary-table.json', z.object({ assumedBaseYears: years })).assumedBaseYears,
  }
}

/** The federal minimum wage by the day since which it holds, as far back as is known. @throws ReferenceFileError */
export function readFederalWages(folder: string = ours): { validFrom: string; amount: number }[] {
  const { federal, federalBefore = [] } = read(folder, 'minimum-wages.json', minimumWagesFile)
  return [...federalBefore, ...federal].map(({ validFrom, amount }) => ({ validFrom, amount }))
}

/** How many days the law leaves to erase what nothing needs any more. @throws ReferenceFileError */
export function readErasureDays(folder: string = ours): number {
  const { terms } = read(folder, 'personal-data.json', personalDataFile)
  return terms.reduce((newest, row) => (row.validFrom > newest.validFrom ? row : newest)).erasureDays
}

/** What the Labour Code counts as a month's wage, article by article. @throws ReferenceFileError */
export function readMonthWage(folder: string = ours): z.output<typeof labourCodeFile>['monthWage'] {
  return read(folder, 'labour-code.json', labourCodeFile).monthWage
}

/** How long probation may last, and for whom there is none. @throws ReferenceFileError */
export function readProbation(folder: string = ours): z.output<typeof labourCodeFile>['probation'] {
  return read(folder, 'labour-code.json', labourCodeFile).probation
}

/** The time zones that a city may have. @throws ReferenceFileError */
export function readZones(folder: string = ours): CitiesFile['zones'] {
  return read(folder, 'cities.json', citiesFile).zones
}

/** @throws ReferenceFileError when a file of the folder does not hold what it should */
export function readReferenceFiles(folder: string = ours): ReferenceFiles {
  return {
    cities: read(folder, 'cities.json', citiesFile),
    salaryTable: read(folder, 'salary-table.json', salaryTableFile),
    minimumWages: read(folder, 'minimum-wages.json', minimumWagesFile),
    incomeTax: read(folder, 'income-tax.json', incomeTaxFile),
  }
}
