import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../db/open.ts'
import { loadKeptFile } from './kept-file.ts'
import type { Run } from './turns.ts'

// The thread behind `importsInBackground`: it is told which import to load and says when that is over. A mistake of ours
// ends the thread; whoever comes next finds the run dead and takes away what it left.
const { url } = workerData as { url: string }
const database = await openDatabase(url)
parentPort?.on('message', (run: Run) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  void loadKeptFile(database.db, run).then(() => parentPort?.postMessage(run.id))
})
