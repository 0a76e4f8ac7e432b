import type { EventEmitter } from 'node:events'
import { Worker } from 'node:worker_threads'
import { Busy, HttpError, TooLong } from '../errors.ts'
import type { CalculationName } from './calculations.ts'

/**
 * Who waits for an answer. All with one key share the limits of one asker; a closed connection withdraws the question.
 */
export type Asker = { key: string; connection: EventEmitter & { destroyed: boolean } }

type Question = { name: CalculationName; input: unknown }

type Job = Question & { asker: Asker; settle: (how: { answer: unknown } | { error: Error }) => void }

/** What the thread sends back; `ready` once, when it has read its code. */
export type FromThread = 'ready' | { answer: unknown }

/** The connection is closed, so nobody reads the answer. */
class AskerGone extends HttpError {
  constructor() {
    super(400)
  }
}

export type LaneLimits = {
  /** Milliseconds for one calculation. */
  longest: number
  /** How many questions may wait, and how many of them of the same asker. */
  mostWaiting: number
  mostOfOne: number
}

export type Lane = { ask: (question: Question, asker: Asker) => Promise<unknown> }

/** Ten times what the largest questions needed when measured. */
const memory = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 }

/** A thread that calculates, one question at a time, and a queue before it in which askers take turns. */
export function openLane({ longest, mostWaiting, mostOfOne }: LaneLimits): Lane {
  /** By asker, in the order of their turns. */
  const waiting = new Map<string, Job[]>()
  let thread: Worker | null = null
  let current: Job | null = null
  /** False while the thread loads its code, which does not count as calculation time. */
  let ready = false
  let overdue: NodeJS.Timeout | undefined

  function ask(question: Question, asker: Asker): Promise<unknown> {
    if (asker.connection.destroyed) return Promise.reject(new AskerGone())
    const own = waiting.get(asker.key) ?? []
    const all = [...waiting.values()].reduce((sum, jobs) => sum + jobs.length, 0)
    // Within that time a place becomes free.
    if (own.length >= mostOfOne || all >= mostWaiting) return Promise.reject(new Busy(Math.ceil(longest / 1000)))
    return new Promise((resolve, reject) => {
      const leave = () => drop(job)
      const job: Job = {
        ...question,
        asker,
        settle(how) {
          asker.connection.off('close', leave)
          if ('answer' in how) resolve(how.answer)
          else reject(how.error)
        },
      }
      asker.connection.on('close', leave)
      waiting.set(asker.key, [...own, job])
      next()
    })
  }

  function next() {
    if (current) return
    current = takeNext(waiting)
    if (!current) return
    const { name, input } = current
    thread ??= startThread()
    // An idle thread must not keep the process running; a busy one may.
    thread.ref()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage({ name, input })
    if (ready) startClock()
  }

  function startClock() {
    overdue = setTimeout(() => restart(tooLong()), longest)
  }

  function finish(how: { answer: unknown } | { error: Error }) {
    const job = current
    clearTimeout(overdue)
    current = null
    thread?.unref()
    job?.settle(how)
    next()
  }

  function startThread(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { resourceLimits: memory })
    started.on('message', (message: FromThread) => {
      // A terminated thread may have answered just before.
      if (thread !== started) return
      if (message !== 'ready') return finish(message)
      ready = true
      if (current) startClock()
    })
    started.on('error', (error: Error & { code?: string }) => {
      if (thread !== started) return
      forgetThread()
      finish({ error: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong() : error })
    })
    return started
  }

  /** Ends what is being calculated; a new thread takes the place of the old one. */
  function restart(error: Error) {
    void thread?.terminate()
    forgetThread()
    finish({ error })
  }

  function forgetThread() {
    thread = null
    ready = false
  }

  /** Of time or of memory. */
  const tooLong = () => new TooLong(`calculator.too-long.${current?.name ?? 'plan'}`)

  function drop(job: Job) {
    if (job === current) return restart(new AskerGone())
    const left = waiting.get(job.asker.key)?.filter((other) => other !== job) ?? []
    if (left.length > 0) waiting.set(job.asker.key, left)
    else waiting.delete(job.asker.key)
    job.settle({ error: new AskerGone() })
  }

  return { ask }
}

/** The first question of whose turn it is; that asker's next one comes after everybody else's turn. */
function takeNext(waiting: Map<string, Job[]>): Job | null {
  const [turn] = waiting
  const job = turn?.[1][0]
  if (!turn || !job) return null
  const [key, jobs] = turn
  waiting.delete(key)
  if (jobs.length > 1) waiting.set(key, jobs.slice(1))
  return job
}
