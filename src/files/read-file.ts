import { Worker } from 'node:worker_threads'
import type { TableRow } from '../domain/tables/cells.ts'
import { limits, type Limits } from './limits.ts'
import { type Piece, unpackRows } from './packed-rows.ts'
import { inTurn } from './reading-turns.ts'
import type { Said, Task, Told } from './read-file-worker.ts'
import { TableError } from './table-error.ts'
import type { About, Reading, Table } from './table.ts'

type Bytes = Uint8Array | AsyncIterable<Uint8Array>

/** A table as it is read: what is known of it at once, and its rows in pieces, to be gone through once. */
export type FileRead = { about: About; pieces: AsyncIterable<Piece> }

/**
 * Reads a file that a person gave, in a thread of its own that is ended when it takes too much time or memory: no file
 * can keep the server from answering. Every such file is read by this, or by `withTable`, and nothing of it is read
 * elsewhere.
 *
 * @param use is given the table, and may leave before its end
 * @throws TableError here, or from `pieces` in the middle of the file; what the source of the bytes throws
 */
export async function withFile<T>(
  bytes: Bytes,
  reading: Reading,
  use: (file: FileRead) => Promise<T>,
  bounds: Limits = limits,
): Promise<T> {
  return inThread({ table: reading }, bytes, bounds, async (hear) => {
    const said = await hear()
    if (!('about' in said)) throw new Error('The reader began in the middle')
    return use({ about: said.about, pieces: piecesOf(hear) })
  })
}

/** The same with the rows as they are. */
export async function withTable<T>(bytes: Bytes, reading: Reading, use: (table: Table) => Promise<T>): Promise<T> {
  return withFile(bytes, reading, ({ about, pieces }) => use({ ...about, rows: rowsOf(pieces) }))
}

/** What a file is by its content, as the ending of a name; null for what nobody knows. */
export async function fileTypeOf(bytes: Uint8Array): Promise<string | null> {
  return inThread('type', bytes, limits, async (hear) => {
    const said = await hear()
    return 'type' in said ? said.type : null
  })
}

export async function* rowsOf(pieces: AsyncIterable<{ bytes: Uint8Array }>): AsyncGenerator<TableRow> {
  for await (const { bytes } of pieces) yield* unpackRows(bytes)
}

async function* piecesOf(hear: Hear): AsyncGenerator<Piece> {
  for (;;) {
    const said = await hear()
    if (!('piece' in said)) return
    yield said.piece
  }
}

/** Every exchange between two threads takes its time; on a busy machine much. */
const fedAtOnce = 1024 * 1024

/** What a parser makes of a chunk is in memory at one time. */
const chunkSize = 64 * 1024

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
}

/** The next thing the thread says; it goes on with the one after meanwhile. */
type Hear = () => Promise<Said>

async function inThread<T>(task: Task, bytes: Bytes, bounds: Limits, use: (hear: Hear) => Promise<T>): Promise<T> {
  return inTurn(async () => {
    const { hear, end } = startThread(task, bytes, bounds)
    try {
      return await use(hear)
    } finally {
      await end()
    }
  })
}

function startThread(
  task: Task,
  bytes: Bytes,
  { memoryMb, seconds, secondsPerMb }: Limits,
): { hear: Hear; end: () => Promise<void> } {
  const worker = new Worker(new URL('./read-file-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16 },
  })
  const chunks = bytes instanceof Uint8Array ? inChunks(bytes) : bytes[Symbol.asyncIterator]()
  let next = Promise.withResolvers<Said>()
  let given = 0
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  const tell = (told: Told) => worker.postMessage(told)
  const fail = (error: unknown) => {
    // Whoever listens hears it; nobody does when the work was left before its end.
    next.promise.catch(() => {})
    next.reject(error)
  }
  const feed = async () => {
    const fed: Uint8Array[] = []
    const until = given + fedAtOnce
    let isLast = false
    while (given < until && !isLast) {
      const chunk = await chunks.next()
      if (chunk.done) isLast = true
      else {
        fed.push(chunk.value)
        given += chunk.value.length
      }
    }
    tell({ bytes: fed, isLast })
  }
  worker.on('message', (said: Said) => {
    if ('want' in said) feed().catch(fail)
    else if ('over' in said && said.over !== null) fail(new TableError(said.over))
    else next.resolve(said)
  })
  worker.on('error', (error) => fail(new TableError('too-hard', { cause: error })))
  worker.on('exit', () => fail(new TableError('too-hard')))
  // The thread's own time on a processor: on a busy machine, or while it waits, one that does nothing wrong takes long.
  const look = async () => {
    const { user, system } = await worker.cpuUsage()
    const allowed = seconds + (secondsPerMb * given) / 1024 ** 2
    if ((user + system) / 1e6 > allowed) await worker.terminate()
  }
  const clock = setInterval(() => void look().catch(() => {}), 250)

  const hear = async () => {
    const said = await next.promise
    next = Promise.withResolvers()
    if (!('over' in said)) tell('go on')
    return said
  }
  const end = async () => {
    clearInterval(clock)
    await worker.terminate()
    await chunks.return?.(undefined)
  }
  return { hear, end }
}
