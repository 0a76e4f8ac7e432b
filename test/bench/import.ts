import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase, type Db } from '../../src/db/open.ts'
import { seed } from '../../src/db/seed.ts'
import { candidateKeys } from '../../src/domain/people/candidate-keys.ts'
import { importCandidates } from '../../src/features/imports/candidates.ts'
import { readTable } from '../../src/features/imports/table/read-table.ts'
import { medianMs, ROUNDS, type Figure } from '../support/figures.ts'

const ROWS = 20_000
const at = Temporal.Instant.from('2026-11-24T06:00:00Z')

const person = (n: number) => ({ name: `Кандидат ${n}`, phone: `+7916${String(n).padStart(7, '0')}` })

/** Loading candidates from a CSV, as a ratio to inserting the same prepared rows into the same tables of a file. */
export default async function imports(): Promise<Figure[]> {
  const csv = Buffer.from(`ФИО;Телефон;Источник\n${Array.from({ length: ROWS }, (_, n) => `${person(n).name};${person(n).phone};hh.ru`).join('\n')}\n`)
  const raw = await medianMs(() => onFreshBase(insertRaw))
  const load = await medianMs(() =>
    onFreshBase(async (db) => void (await importCandidates(db, await readTable(csv), undefined, { at }))),
  )
  return [{ figure: 'candidates from CSV', size: `${ROWS} rows`, ratio: load / raw, baseline: 'inserting the same rows prepared', ms: load, rounds: ROUNDS }]
}

async function onFreshBase(work: (db: Db) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-bench-'))
  const database = await openDatabase(`sqlite:${folder}/base.sqlite`)
  await migrate(database.db)
  await seed(database.db)
  await work(database.db)
  await database.close()
  rmSync(folder, { recursive: true })
}

async function insertRaw(db: Db) {
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < ROWS; from += 1000) {
      const people = Array.from({ length: 1000 }, (_, index) => person(from + index))
      const ids = await trx
        .insertInto('candidates')
        .values(people.map(({ name, phone }) => ({ name, ...candidateKeys({ name, phones: [phone], emails: [], skills: null, note: null }), source: 'hh.ru', created_at: at.toString(), updated_at: at.toString() })))
        .returning('id')
        .execute()
      await trx
        .insertInto('candidate_contacts')
        .values(people.map(({ phone }, index) => ({ candidate_id: ids[index]!.id, kind: 'phone' as const, value: phone, key: phone })))
        .execute()
    }
  })
}
