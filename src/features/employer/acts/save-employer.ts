import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Employer } from '../reads/employer.ts'

/**
 * Writes down who hires and who signs.
 *
 * @param seen the version that was changed; `stale` when somebody else has changed it since
 */
export async function saveEmployer(
  db: Db,
  seen: number,
  { name, address, signer, signerPosition }: Employer & { name: string },
  { by, at }: ColleagueActor,
): Promise<{ done: true } | { stale: true }> {
  const values = {
    name,
    address,
    signer,
    signer_position: signerPosition,
    version: seen + 1,
    updated_by: by,
    updated_at: at.toString(),
  }
  const written = await db
    .insertInto('employer')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('employer.version', '=', seen))
    .returning('id')
    .executeTakeFirst()
  return written ? { done: true } : { stale: true }
}
