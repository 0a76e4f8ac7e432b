import type { LightMyRequestResponse } from 'fastify'

/** What is large by nature, and has lanes of its own to be so. */
const declared = /^\/(planner|batches|api\/v1\/plans|api\/v1\/batches)(\/|\?|$)/

/** Source, traces and what a missing value prints as; in what was sent none of these occurs. */
const leaks =
  /<%|\bat [\w.<> ]+ \(?(?:file:|\/)\S+:\d+:\d+|node_modules|\/src\/(?:features|web|db)\/|SQLITE_|TypeError|ZodError|\[object Object\]|\bundefined\b/

/**
 * What is wrong with an answer, or null. @param slow milliseconds an answer may take; none where time does not count
 */
export function faultOf(url: string, answer: LightMyRequestResponse, took: number, slow: number): string | null {
  const type = answer.headers['content-type'] ?? ''
  const { statusCode } = answer
  const isBusy = statusCode === 503 && answer.headers['retry-after'] !== undefined
  if (statusCode >= 500 && !isBusy) return `answered ${statusCode}`
  if (url.startsWith('/api/') && statusCode >= 400 && !type.startsWith('application/problem+json'))
    return `a ${statusCode} of the API that is ${type || 'of no type'}`
  const leak =
    /^(?:text\/html|application\/(?:problem\+)?json)/.test(type) && !url.startsWith('/api/docs')
      ? leaks.exec(answer.body)
      : null
  if (leak) return `leaks "${answer.body.slice(Math.max(0, leak.index - 40), leak.index + 60)}"`
  if (took > slow && !declared.test(url)) return `took ${Math.round(took)} ms`
  return null
}
