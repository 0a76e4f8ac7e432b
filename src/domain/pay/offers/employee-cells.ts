import { levelKey } from '../tables/pay-table.ts'

/** Pay for one position, level and city, roubles a month before tax. */
export type PlacedPay = { position: string; level: string; city: string; gross: number }

/** Fewer people than this are never shown with figures: anybody could tell whose they are. */
export const fewestShown = 3

export type PayRange = { lowest: number; highest: number; median: number }

/** `range` is null where too few people are counted; `n` is then not told, either. */
export type EmployeeCell = {
  position: string
  level: string
  city: string
  n: number | null
  range: PayRange | null
  offers: { n: number; lowest: number; highest: number } | null
}

/** One row for each position, level and city that has employees, with the offers made for the same. */
export function employeeCells(employees: readonly PlacedPay[], offers: readonly PlacedPay[]): EmployeeCell[] {
  const offered = Map.groupBy(offers, keyOf)
  return [...Map.groupBy(employees, keyOf)].flatMap(([key, own]) => {
    const [first] = own
    if (!first) return []
    const { position, level, city } = first
    const isShown = own.length >= fewestShown
    const made = (offered.get(key) ?? []).map(({ gross }) => gross)
    return [
      {
        position,
        level,
        city,
        n: isShown ? own.length : null,
        range: isShown ? rangeOf(own.map(({ gross }) => gross)) : null,
        offers: made.length > 0 ? { n: made.length, lowest: Math.min(...made), highest: Math.max(...made) } : null,
      },
    ]
  })
}

const keyOf = ({ position, level, city }: PlacedPay): string =>
  JSON.stringify([levelKey(position), levelKey(level), city])

function rangeOf(pays: readonly number[]): PayRange {
  const inOrder = pays.toSorted((a, b) => a - b)
  const at = (place: number) => inOrder[place] ?? 0
  const last = inOrder.length - 1
  return {
    lowest: at(0),
    highest: at(last),
    median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2,
  }
}
