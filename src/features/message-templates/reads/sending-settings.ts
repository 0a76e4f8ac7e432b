import type { Db } from '../../../db/open.ts'
import type { Step } from '../../../domain/messages/steps.ts'
import { employerNow } from '../../employer/reads/employer.ts'
import { DEFAULT_SENDING, type SendingSettings } from '../sending.ts'

/** How the team sends, and in which version; 0 while nobody has changed anything. */
export async function sendingSettings(db: Db): Promise<SendingSettings & { version: number }> {
  const { name: employer } = await employerNow(db)
  const row = await db.selectFrom('sending_settings').selectAll().where('id', '=', 1).executeTakeFirst()
  if (!row) return { ...DEFAULT_SENDING, employer, version: 0 }
  return {
    sender: row.sender,
    employer,
    replyTo: row.reply_to,
    contact: row.contact,
    waking: { from: row.quiet_from, until: row.quiet_until },
    steps: JSON.parse(row.steps_json) as Step[],
    email: row.email === 1,
    gateway: row.gateway === 1,
    foreignMessengers: row.foreign_messengers === 1,
    version: row.version,
  }
}

/** The steps of these days, where they have their own. */
export async function ownStepsOf(db: Db, batches: readonly number[]): Promise<Map<number, readonly Step[]>> {
  const rows = await db
    .selectFrom('batch_steps')
    .selectAll()
    .where('batch_id', 'in', [0, ...batches])
    .execute()
  return new Map(rows.map((row) => [row.batch_id, JSON.parse(row.steps_json) as Step[]]))
}
