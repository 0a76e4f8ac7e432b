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
let current: Job | null = null
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
  current = job
  const thread = (worker ??= startWorker())
  // An idle thread must not keep the process from ending.
  thread.ref()
  const overdue = setTimeout(() => {
    worker = null
    void thread.terminate()
    done(() => job.reject(new TooLarge()))
  }, longest)
  const done = (settle: () => void) => {
    clearTimeout(overdue)
    thread.removeAllListeners()
    thread.unref()
    current = null
    settle()
    next()
  }
  thread.once('message', (answer: unknown) => done(() => job.resolve(answer)))
  thread.once('error', (error: Error) => {
    worker = null
    done(() => job.reject(error))
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage({ name: job.name, input: job.input })
}

function startWorker(): Worker {
  return new Worker(new URL('./calculator-worker.ts', import.meta.url))
}
