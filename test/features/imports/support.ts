import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../src/db/open.ts'
import { importAttendance } from '../../../src/features/imports/acts/short-files/import-attendance.ts'
import { importCandidates } from '../../../src/features/imports/acts/import-candidates.ts'
import { readTable } from '../../../src/files/read-table.ts'

export const at = Temporal.Instant.from('2026-11-24T06:00:00Z')

const tableOf = (lines: readonly string[]) => readTable(Buffer.from(lines.join('\n')))

export const loadAttendance = async (db: Db, lines: readonly string[], dryRun = false) =>
  importAttendance(db, await tableOf(lines), undefined, { dryRun, at })

export const loadCandidates = async (
  db: Db,
  lines: readonly string[],
  options: { dryRun?: boolean; vacancyId?: number } = {},
) => importCandidates(db, await tableOf(lines), undefined, { at, ...options })

/** Loads a file as it is. */
export const loadFile = async (db: Db, bytes: Buffer) => importCandidates(db, await readTable(bytes), undefined, { at })

/** The real file of 550 invitations, which is not ours to pass on; null where the machine has none. */
export function realAttendanceFile(): string | null {
  const file = new URL('../../../../shared/data/attendance/interview-attendance.csv', import.meta.url).pathname
  return existsSync(file) ? file : null
}

/** Waits until whoever is at an import has done with it; loading may go on in the background. */
export async function settled(db: Db, id: number): Promise<void> {
  while ((await db.selectFrom('imports').select('purpose').where('id', '=', id).executeTakeFirst())?.purpose)
    await pause(20)
}

/** The mapping form as a browser would send it back: every select with what is chosen in it. */
export function chosen(body: string): Record<string, string> {
  const selects = [...body.matchAll(/<select id="[^"]+" name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)]
  return Object.fromEntries(
    selects.map(([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '']),
  )
}
