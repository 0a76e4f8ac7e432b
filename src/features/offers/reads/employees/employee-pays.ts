import type { Db } from '../../../../db/open.ts'
import type { PlacedPay } from '../../../../domain/pay/offers/employee-cells.ts'

/** What present employees are paid, and as of when; null where nothing is loaded. */
export async function employeePays(db: Db): Promise<{ asOf: string; pays: PlacedPay[] } | null> {
  const load = await db.selectFrom('employee_pay_loads').select('as_of').executeTakeFirst()
  if (!load) return null
  const pays = await db
    .selectFrom('employee_pays')
    .innerJoin('cities', 'cities.id', 'employee_pays.city_id')
    .select(['employee_pays.position', 'level', 'city_id as city', 'gross'])
    .orderBy('employee_pays.position')
    .orderBy('level')
    .orderBy('cities.position')
    .execute()
  return { asOf: load.as_of, pays }
}
