import { Worker } from 'node:worker_threads'
import type { Database } from '../../../db/open.ts'
import { loadKeptFile } from './load-kept-file.ts'
import { endBroken } from './recovery.ts'
import { keepAlive, letGo, type Clock, type Run } from './run-lease.ts'

/** Where files are loaded while pages are served. */
export type Background = {
  /** Ends when the run is over, however it went: what came of it stands with the import. */
  run: (run: Run) => Promise<void>
  close: () => Promise<void>
}

/** What the thread says of a run that is over; `stack` where it broke. */
export type RunEnded = { id: number; stack?: string | undefined }

/**
 * A thread of its own, started with the first file: reading a million rows must not keep a page waiting. A database in
 * memory cannot be opened from there; it is written to between the requests. The lease of a run is renewed here, where
 * it is seen when the thread has died.
 */
export function importsInBackground({ db, url }: Database, clock: Clock, failed: (error: unknown) => void): Background {
  const led = (run: Run, work: () => Promise<void>) =>
    keepAlive(db, run, clock, () =>
      work().catch((error: unknown) => {
        failed(error)
        return endBroken(db, run)
      }),
    ).catch(failed)
  if (url === null) return { run: (run) => led(run, () => loadKeptFile(db, run)), close: async () => {} }

  let worker: Worker | null = null
  let closing = false
  const waiting = new Map<number, { run: Run; done: () => void; broken: (error: Error) => void }>()
  const start = () => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { url },
      resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
    })
    started.on('message', ({ id, stack }: RunEnded) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (stack === undefined) one?.done()
      else one?.broken(Object.assign(new Error('An import broke'), { stack }))
    })
    started.on('error', failed)
    started.on('exit', () => {
      worker = null
      if (closing) return
      for (const { broken } of waiting.values()) broken(new Error('The thread of imports has ended'))
      waiting.clear()
    })
    started.unref()
    return started
  }
  const inThread = (run: Run) =>
    new Promise<void>((done, broken) => {
      waiting.set(run.id, { run, done, broken })
      worker ??= start()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(run)
    })
  return {
    run: (run) => led(run, () => inThread(run)),
    close: async () => {
      closing = true
      await worker?.terminate()
      for (const { run, done } of waiting.values()) {
        await letGo(db, run)
        done()
      }
      waiting.clear()
    },
  }
}
