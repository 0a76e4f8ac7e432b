import { parentPort, workerData } from 'node:worker_threads'
import { packRows, type Piece } from './packed-rows.ts'
import { readTable } from './read-table.ts'
import { TableError, type TableErrorCode } from './table-error.ts'
import type { About, Reading } from './table.ts'

/** What is to be found out: the table in a file, or only what kind of file it is. */
export type Task = { table: Reading } | 'type'

/**
 * What the thread says, and asks for: `want` more bytes; after a table's beginning and each piece of it, leave to go
 * on.
 */
export type Said =
  | { want: 'bytes' }
  | { about: About }
  | { piece: Piece }
  | { type: string | null }
  | { over: TableErrorCode | null }

/** What it is told: the next bytes, or to go on. */
export type Told = Fed | 'go on'
type Fed = { bytes: Uint8Array[]; isLast: boolean }

// The thread behind `read-file.ts`, one for each file. Only what it says leaves it; when it takes too much it is ended.
const port = parentPort
if (port === null) throw new Error('This is a thread of read-file.ts')
let [fed, leave] = [Promise.withResolvers<Fed>(), Promise.withResolvers<void>()]
port.on('message', (told: Told) => (told === 'go on' ? leave.resolve() : fed.resolve(told)))

function say(said: Said, bytes: ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  port?.postMessage(said, bytes)
}

async function sayAndWait(said: Said, bytes: ArrayBuffer[] = []): Promise<void> {
  leave = Promise.withResolvers()
  say(said, bytes)
  await leave.promise
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  for (;;) {
    fed = Promise.withResolvers()
    say({ want: 'bytes' })
    const told = await fed.promise
    yield* told.bytes
    if (told.isLast) return
  }
}

async function readAll(reading: Reading): Promise<void> {
  const { rows, ...about } = await readTable(bytes(), reading)
  await sayAndWait({ about })
  for await (const piece of packRows(rows)) await sayAndWait({ piece }, [piece.bytes.buffer])
}

/** What the bytes are, whatever their name says. */
async function tellType(): Promise<void> {
  const { fileTypeFromBuffer } = await import('file-type')
  const whole: Uint8Array[] = []
  for await (const chunk of bytes()) whole.push(chunk)
  await sayAndWait({ type: (await fileTypeFromBuffer(Buffer.concat(whole)))?.ext ?? null })
}

try {
  const task = workerData as Task
  await (task === 'type' ? tellType() : readAll(task.table))
  say({ over: null })
} catch (error) {
  // A mistake of ours in reading is one more file that cannot be read, and no page that fails.
  say({ over: error instanceof TableError ? error.code : 'not-a-table' })
}
port.close()
