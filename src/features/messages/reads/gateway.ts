import type { Db } from '../../../db/open.ts'
import { lawfulCarriers, type Carrier } from '../../../domain/messages/carriers.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'

/** The team's own program that passes messages on to phones. */
export type Gateway = {
  url: string
  /** Encrypted. */
  secret: string
  carriers: Carrier[]
  perMinute: number
  comesFirst: boolean
  version: number
}

/** The gateway as it is set, also while it is switched off. */
export async function storedGateway(db: Db): Promise<Gateway | null> {
  const row = await db.selectFrom('gateways').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!row) return null
  return {
    url: row.url,
    secret: row.secret,
    carriers: JSON.parse(row.carriers_json) as Carrier[],
    perMinute: row.per_minute,
    comesFirst: row.comes_first === 1,
    version: row.version,
  }
}

/** The gateway with the carriers that may be used; null while it is switched off or none of them may be. */
export async function gatewayAtWork(db: Db): Promise<Gateway | null> {
  const { gateway: isOn, foreignMessengers } = await sendingSettings(db)
  const stored = isOn ? await storedGateway(db) : null
  if (stored === null) return null
  const carriers = lawfulCarriers(stored.carriers, foreignMessengers)
  return carriers.length === 0 ? null : { ...stored, carriers }
}

/** How reminders are noted that a gateway has sent. */
export const meansOf = ({ carriers }: Pick<Gateway, 'carriers'>): 'sms' | 'messenger' =>
  carriers[0] === 'sms' ? 'sms' : 'messenger'
