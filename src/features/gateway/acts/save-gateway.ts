import type { ColleagueActor } from '../../../db/actor.ts'
import type { Db } from '../../../db/open.ts'
import type { Carrier } from '../../../domain/messages/carriers.ts'
import type { Services } from '../../../web/services.ts'
import { newSecret, sealSecret } from '../../webhooks/secrets.ts'

export type GatewayForm = { url: string; carriers: readonly Carrier[]; perMinute: number; comesFirst: boolean }

/** `secret`: made now, and told only once. */
export type SavedGateway = { done: true; secret: string | null } | { stale: true }

/**
 * Sets the gateway by which messages go to phones. A new one, and one that moves to another address, gets a secret.
 *
 * @param seen the version that was changed, 0 where there was none; `stale` when somebody else has changed it since
 */
export async function saveGateway(
  services: Services,
  seen: number,
  { url, carriers, perMinute, comesFirst }: GatewayForm,
  { by, at }: ColleagueActor,
): Promise<SavedGateway> {
  return services.database.db.transaction().execute(async (trx): Promise<SavedGateway> => {
    const now = await trx.selectFrom('gateways').selectAll().where('id', '=', 1).executeTakeFirst()
    if ((now?.version ?? 0) !== seen) return { stale: true }
    const secret = now?.url === url ? null : newSecret()
    const values = {
      url,
      secret: secret === null ? now!.secret : sealSecret(services, secret),
      carriers_json: JSON.stringify(carriers),
      per_minute: perMinute,
      comes_first: comesFirst ? (1 as const) : (0 as const),
      version: seen + 1,
      set_by: by,
      set_at: at.toString(),
    }
    const written = await trx
      .insertInto('gateways')
      .values({ id: 1, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values).where('gateways.version', '=', seen))
      .returning('id')
      .executeTakeFirst()
    return written ? { done: true, secret } : { stale: true }
  })
}

/** Takes the gateway away: what waits for it is passed on by hand. */
export async function removeGateway(db: Db): Promise<{ done: true } | { refused: 'no-gateway' }> {
  const { numDeletedRows } = await db.deleteFrom('gateways').where('id', '=', 1).executeTakeFirst()
  return numDeletedRows > 0n ? { done: true } : { refused: 'no-gateway' }
}
