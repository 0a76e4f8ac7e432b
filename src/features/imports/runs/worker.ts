import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../../db/open.ts'
import type { RunEnded } from './background.ts'
import { loadKeptFile } from './load-kept-file.ts'
import type { Run } from './run-lease.ts'

// The thread behind `importsInBackground`: it is told which import to load and says when that is over.
const { url } = workerData as { url: string }
const database = await openDatabase(url)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const say = (ended: RunEnded) => parentPort?.postMessage(ended)
parentPort?.on('message', (run: Run) => {
  void loadKeptFile(database.db, run).then(
    () => say({ id: run.id }),
    (error: unknown) => say({ id: run.id, stack: error instanceof Error ? (error.stack ?? error.name) : 'unknown' }),
  )
})
