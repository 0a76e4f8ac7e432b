import { Worker } from 'node:worker_threads'
import { HttpError } from '../../web/errors.ts'
import type { Answer, CalculationName, Question } from './calculations.ts'

/** No calculation that fits the limits should take so long; one that does must not keep others from theirs. */
const longest = 10_000
const mostWaiting = 50

/** The calculation took too long to be worth waiting for. */
export class TooLarge extends Error {}

type Job = { name: CalculationName; input: unknown; resolve: (answer: unknown) => void; reject: (error: Error) => void }

const waiting: Job[] = []
let current: (Job & { overdue: NodeJS.Timeout }) | null = null
let worker: Worker | null = null

/**
 * Does a calculation in a thread of its own, one at a time, so that a large one never holds up the pages.
 * @throws TooLarge after ten seconds; HttpError 429 when too many are waiting already
 */
export function calculate<N extends CalculationName>(name: N, input: Question<N>): Promise<Answer<N>> {
  if (waiting.length >= mostWaiting) return Promise.reject(new HttpError(429))
  return new Promise((resolve, reject) => {
    waiting.push({ name, input, resolve: resolve as (answer: unknown) => void, reject })
    next()
  })
}

function next() {
  const job = current ? undefined : waiting.shift()
  if (!job) return
  worker ??= startWorker()
  current = { ...job, overdue: setTimeout(giveUp, longest) }
  // An idle thread must not keep the process from ending; a busy one may.
  worker.ref()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage({ name: job.name, input: job.input })
}

function settle(how: (job: Job) => void) {
  const job = current
  if (!job) return
  clearTimeout(job.overdue)
  current = null
  worker?.unref()
  how(job)
  next()
}

function startWorker(): Worker {
  const thread = new Worker(new URL('./calculator-worker.ts', import.meta.url))
  thread.on('message', (answer: unknown) => settle((job) => job.resolve(answer)))
  thread.on('error', (error: Error) => {
    worker = null
    settle((job) => job.reject(error))
  })
  return thread
}

function giveUp() {
  void worker?.terminate()
  worker = null
  settle((job) => job.reject(new TooLarge()))
}
