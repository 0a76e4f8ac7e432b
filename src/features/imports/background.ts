import { Worker } from 'node:worker_threads'
import type { Database } from '../../db/open.ts'
import { loadKeptFile } from './kept-file.ts'
import type { Run } from './turns.ts'

/** Where files are loaded while pages are served. */
export type Background = {
  /** Ends when the run is over, however it went: what came of it stands with the import. */
  run: (run: Run) => Promise<void>
  close: () => Promise<void>
}

/**
 * A thread of its own, started with the first file: reading a million rows must not keep a page waiting. A database in
 * memory cannot be opened from there; it is written to between the requests.
 */
export function importsInBackground({ db, url }: Database, failed: (error: unknown) => void): Background {
  if (url === null) return { run: (run) => loadKeptFile(db, run).catch(failed), close: async () => {} }
  let worker: Worker | null = null
  const waiting = new Map<number, () => void>()
  const over = (id: number) => {
    waiting.get(id)?.()
    waiting.delete(id)
  }
  const start = () => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { url }, resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 } })
    started.on('message', over)
    started.on('error', failed)
    started.on('exit', () => {
      worker = null
      for (const id of waiting.keys()) over(id)
    })
    started.unref()
    return started
  }
  return {
    run: (run) =>
      new Promise((resolve) => {
        waiting.set(run.id, resolve)
        worker ??= start()
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(run)
      }),
    close: async () => void (await worker?.terminate()),
  }
}
