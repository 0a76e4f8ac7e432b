import type { Db } from '../../../db/open.ts'
import { endBroken } from '../runs/recovery.ts'
import { type Clock, keepAlive, takeToCancel } from '../runs/run-lease.ts'

/** Stops an import and takes back what it has begun; what is published stays. */
export async function cancelImport(db: Db, id: number, clock: Clock): Promise<void> {
  const run = await takeToCancel(db, id, clock())
  if (run) await keepAlive(db, run, clock, () => endBroken(db, run))
}
