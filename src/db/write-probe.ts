import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from './open.ts'
import { troubleOf, type Trouble } from './trouble.ts'

/** More than fits beside what a page of the database holds already, so that a new page has to be found. */
const filling = 'x'.repeat(10_000)

/** With less than this on its disk an embedded database counts as full: its log alone may need as much. */
const leastFree = 16 * 1024 * 1024

class TakeBack extends Error {}

/** Whether the database answers and takes changes, tried by one that is taken back. @returns null when it does */
export async function probe({ db, file }: Database): Promise<Trouble | null> {
  try {
    await db.transaction().execute(async (trx) => {
      await trx.insertInto('write_probe').values({ filling }).execute()
      throw new TakeBack()
    })
  } catch (error) {
    if (!(error instanceof TakeBack)) return troubleOf(error) ?? 'unreachable'
  }
  // SQLite writes to the disk only at the end of a transaction.
  return file !== null && (await freeBeside(file)) < leastFree ? 'disk-full' : null
}

async function freeBeside(file: string): Promise<number> {
  const { bavail, bsize } = await statfs(dirname(file))
  return bavail * bsize
}
