import { parentPort } from 'node:worker_threads'
import { calculations, type CalculationName } from './calculations.ts'
import type { FromThread } from './lane.ts'

function send(message: FromThread) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(message)
}

/**
 * The thread of a lane: one question in, one answer out. What is thrown ends it, and the next question starts another.
 */
parentPort?.on('message', ({ name, input }: { name: CalculationName; input: never }) =>
  send({ answer: calculations[name](input) }),
)
send('ready')
