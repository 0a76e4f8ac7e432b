import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { sessionKeyFor } from '../../../src/web/security/secret-key.ts'
import { place } from '../../cli/place.ts'
import { databaseKind } from '../../support/database.ts'

const rights = (path: string) => (statSync(path).mode & 0o777).toString(8)

function freshFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-rights-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function opened(file: string) {
  const database = await openDatabase(`sqlite:${file}`)
  onTestFinished(() => database.close())
  await sql`create table if not exists names (name text)`.execute(database.db)
  return database
}

describe.runIf(databaseKind === 'sqlite' && platform() !== 'win32')('only the owner reads', () => {
  test('a new base, its log, its key and its folder', async () => {
    const folder = join(freshFolder(), 'var')
    const database = await opened(join(folder, 'yavka.sqlite'))
    sessionKeyFor(readConfig({}), database)
    const files = ['yavka.sqlite', 'yavka.sqlite-wal', 'yavka.sqlite-shm', 'yavka.sqlite.key']
    expect(files.map((name) => rights(join(folder, name)))).toEqual(files.map(() => '600'))
    expect(rights(folder)).toBe('700')
  })

  test('what an earlier version left open to everybody', async () => {
    const folder = join(freshFolder(), 'var')
    mkdirSync(folder, { mode: 0o755 })
    const file = join(folder, 'yavka.sqlite')
    for (const name of [file, `${file}.key`]) writeFileSync(name, '', { mode: 0o644 })
    chmodSync(folder, 0o755)
    await opened(file)
    expect([folder, file, `${file}-wal`, `${file}.key`].map(rights)).toEqual(['700', '600', '600', '600'])
  })

  test('nothing else: a folder with other files stays as it is', async () => {
    const folder = freshFolder()
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'letter.txt'), '', { mode: 0o644 })
    await opened(join(folder, 'yavka.sqlite'))
    expect([folder, join(folder, 'letter.txt'), join(folder, 'yavka.sqlite')].map(rights)).toEqual([
      '755',
      '644',
      '600',
    ])
  })

  test('a backup and the base it is put back into', async () => {
    const { folder, run } = await place()
    expect((await run('backup', 'saved.backup')).code).toBe(0)
    rmSync(join(folder, 'yavka.sqlite'))
    for (const end of ['-wal', '-shm']) rmSync(join(folder, `yavka.sqlite${end}`), { force: true })
    expect(await run('restore', 'saved.backup')).toMatchObject({ code: 0, err: '' })
    expect(['saved.backup', 'yavka.sqlite'].map((name) => rights(join(folder, name)))).toEqual(['600', '600'])
  })
})

test.runIf(databaseKind === 'sqlite')(
  'what was answered as saved is on the disk: each transaction waits for it',
  async () => {
    const { db } = await opened(join(freshFolder(), 'yavka.sqlite'))
    // 2 is FULL.
    expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }])
  },
)
