import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { PlacedPay } from '../../../domain/pay/offers/employee-cells.ts'

/** A statement takes only so many values. */
const atOnce = 500

/** Keeps what present employees are paid, in place of all that was loaded before. */
export function loadEmployees(
  db: Db,
  { asOf, pays }: { asOf: string; pays: readonly PlacedPay[] },
  { by, at }: ColleagueActor,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const values = { as_of: asOf, loaded_by: by, loaded_at: at.toString() }
    // The row is written first: whoever loads at the same time waits here, and then replaces what is written below.
    await trx
      .insertInto('employee_pay_loads')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute()
    await trx.deleteFrom('employee_pays').execute()
    for (let from = 0; from < pays.length; from += atOnce) {
      const rows = pays.slice(from, from + atOnce)
      await trx
        .insertInto('employee_pays')
        .values(rows.map(({ position, level, city, gross }) => ({ position, level, city_id: city, gross })))
        .execute()
    }
  })
}

/** Nothing of what employees are paid is kept any longer. */
export function deleteEmployees(db: Db): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('employee_pay_loads').execute()
    await trx.deleteFrom('employee_pays').execute()
  })
}
