import { holdTable } from '../../../db/locking/locks.ts'
import type { Db } from '../../../db/open.ts'
import { searchKey } from '../../../domain/people/names.ts'
import { tableInForce } from '../../pay/reads/own-tables.ts'
import { takesLevel } from '../../pay/reads/pay-tables.ts'
import { listCities } from '../../../db/reference/cities.ts'
import { payProblems, type NewVacancy, type VacancyProblem } from '../vacancy.ts'

/** What making and changing a vacancy share: its rules, and the columns it is stored in. */

/** Every rule that a vacancy breaks: those of its pay, and that its pay table has a band for its level in its city. */
export async function vacancyProblems(trx: Db, input: NewVacancy): Promise<VacancyProblem[]> {
  const problems = payProblems(input)
  if (problems.length > 0) return problems
  const { payTable, city, level } = input
  if (payTable !== null && !(await holdTable(trx, payTable))) return [{ field: 'payTable', why: 'no-such-table' }]
  if (!(await listCities(trx)).some(({ id }) => id === city)) return [{ field: 'city', why: 'no-such-city' }]
  return takesLevel(await tableInForce(trx, input), city, level) ? [] : [{ field: 'level', why: 'no-band' }]
}

export function vacancyColumns(input: NewVacancy) {
  return {
    title: input.title,
    search_key: searchKey(input.title),
    city_id: input.city,
    level: input.level,
    openings: input.openings,
    pay_from: input.payFrom,
    pay_to: input.payTo,
    // A basis says nothing without an amount.
    pay_basis: (input.payFrom ?? input.payTo) === null ? null : input.payBasis,
    business: input.business,
    description: input.description,
    pay_table_id: input.payTable,
  }
}
