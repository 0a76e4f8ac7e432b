import { parentPort } from 'node:worker_threads'
import { calculations, type CalculationName } from './calculations.ts'

/** The thread behind `calculate`: one question in, one answer out. What is thrown ends it, and the next question starts another. */
parentPort?.on('message', ({ name, input }: { name: CalculationName; input: never }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(calculations[name](input))
})
