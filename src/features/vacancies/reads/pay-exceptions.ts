import type { Db } from '../../../db/open.ts'

/** How many exceptions to the pay band were let through for a vacancy, whatever the candidates answered. */
export async function payExceptionsOn(db: Db, vacancy: number): Promise<number> {
  const { count } = await db
    .selectFrom('offers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('vacancy_id', '=', vacancy)
    .where('needs_approval', '=', 1)
    .where('status', 'in', ['approved', 'sent', 'accepted', 'declined'])
    .executeTakeFirstOrThrow()
  return count
}
