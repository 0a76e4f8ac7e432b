import { cityReader, type KnownCity } from '../../people/cities.ts'
import { cellLine, cellText, type TableRow } from '../../tables/cells.ts'
import { isExample } from '../../tables/example-row.ts'
import type { FieldHeadings, Mapping } from '../../tables/columns.ts'
import { readPay, readPayBasis } from '../read-pay.ts'
import type { Basis } from '../types.ts'

export type EmployeeField = 'position' | 'level' | 'city' | 'pay' | 'basis'

export const employeeVocabulary: Readonly<Record<EmployeeField, FieldHeadings>> = {
  position: { exact: ['position', 'должность', 'job title', 'title', 'role'], like: [/должност/u, /position/u] },
  level: { exact: ['level', 'уровень', 'grade', 'грейд', 'разряд'], like: [/уров/u, /грейд/u, /\b(?:level|grade)\b/u] },
  city: { exact: ['city', 'город'], like: [/город/u, /\bcity\b/u] },
  basis: {
    exact: ['basis', 'pay basis', 'gross net', 'gross or net', 'на руки или до вычета', 'налог', 'ндфл'],
  },
  pay: {
    exact: ['pay', 'salary', 'зарплата', 'оклад', 'сумма', 'доход'],
    like: [/зарплат/u, /оклад/u, /\b(?:salary|pay)\b/u],
  },
}

/** One employee, whoever it is. */
export type EmployeePay = { position: string; level: string; city: string; amount: number; basis: Basis }

export type EmployeeRefusal = 'no-position' | 'no-city' | 'unknown-city' | 'unreadable-pay' | 'no-basis' | 'example'

export type ReadEmployees = { taken: EmployeePay[]; setAside: { row: number; reason: EmployeeRefusal }[] }

const longestName = 100
const mostRoubles = 100_000_000

/**
 * Reads the pay of employees. Nothing of a row that is set aside is kept or shown, since it may name somebody.
 *
 * @param usual the basis of rows that do not say theirs; null where nobody has said it for the whole file
 */
export function readEmployees(
  rows: readonly TableRow[],
  headings: readonly string[],
  mapping: Mapping<EmployeeField>,
  cities: readonly KnownCity[],
  usual: Basis | null,
): ReadEmployees {
  const cityOf = cityReader(cities)
  const headed = readPayBasis(headings[mapping.pay[0] ?? -1] ?? '')
  const read: ReadEmployees = { taken: [], setAside: [] }
  for (const { row, cells } of rows) {
    const at = (field: EmployeeField) => cells[mapping[field][0] ?? -1]
    const one = readEmployee(at)
    if (typeof one === 'string') read.setAside.push({ row, reason: one })
    else read.taken.push(one)
  }
  return read

  function readEmployee(at: (field: EmployeeField) => TableRow['cells'][number] | undefined) {
    const position = cellLine(at('position'))?.slice(0, longestName)
    if (!position) return 'no-position'
    const place = cellLine(at('city'))
    if (!place) return 'no-city'
    if (isExample(place)) return 'example'
    const city = cityOf(place)
    if (!city) return 'unknown-city'
    const pay = readPay(cellText(at('pay')))
    const amount = pay?.alone ?? null
    if (!pay || amount === null || amount <= 0 || amount > mostRoubles || !pay.monthly) return 'unreadable-pay'
    const said = [readPayBasis(cellText(at('basis'))), pay.basis, headed].find((basis) => basis !== 'unknown')
    const basis = said === 'gross' || said === 'net' ? said : usual
    if (!basis) return 'no-basis'
    return { position, level: (cellLine(at('level')) ?? '').slice(0, longestName), city, amount, basis }
  }
}
