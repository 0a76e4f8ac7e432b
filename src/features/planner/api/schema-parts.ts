import { z } from 'zod'
import { MOST_INVITATIONS } from '../../../domain/chances/limits.ts'
import { messageKey, type MessageKey } from '../../../web/messages/index.ts'

/** What requests of the API are made of. Nothing is converted: a number in quotes is not a number. */

function missingOr(message: MessageKey) {
  return {
    error: (issue: { input?: unknown }) => messageKey(issue.input === undefined ? 'api.missing' : message),
  }
}

export function number(least: number, most: number) {
  return z
    .number(missingOr('api.not-a-number'))
    .min(least, messageKey('fields.too-small'))
    .max(most, messageKey('fields.too-big'))
}

export function whole(least: number, most: number) {
  return number(least, most).int(messageKey('fields.whole'))
}

/** Below this a prior says nothing any more, and the law of a rate leaves what a double can hold. */
const LEAST_PRIOR = 1e-6

function above(least: number, most: number) {
  return z
    .number(missingOr('api.not-a-number'))
    .gt(least, messageKey('api.above'))
    .max(most, messageKey('fields.too-big'))
}
function below(least: number, most: number) {
  return z
    .number(missingOr('api.not-a-number'))
    .min(least, messageKey('fields.too-small'))
    .lt(most, messageKey('api.below'))
}

export function name() {
  return z.string(missingOr('api.not-a-text')).min(1, messageKey('api.missing')).max(200, messageKey('fields.too-long'))
}

/** A probability asked for: at least so sure. */
export function confidence() {
  return above(0, 1)
}
export function chance() {
  return number(0, 1)
}

/** An object with these fields and no others: otherwise a misspelt optional field would be ignored silently. */
export function body<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, missingObject)
}

const missingObject = {
  error: (issue: { code?: string; input?: unknown }) => {
    if (issue.code === 'unrecognized_keys') return messageKey('fields.unknown')
    return messageKey(issue.input === undefined ? 'api.missing' : 'api.not-an-object')
  },
}

/**
 * A list that says only what is wrong first: its length, or one of its entries. A list may hold 200 000 of them, and
 * as many complaints would take longer than the answer.
 */
export function list<T extends z.ZodType>(entry: T, least: number, most: number) {
  return z.preprocess(
    (value, context) => {
      if (!Array.isArray(value)) {
        context.addIssue({
          code: 'custom',
          message: messageKey(value === undefined ? 'api.missing' : 'api.not-a-list'),
        })
        return z.NEVER
      }
      if (value.length > most) {
        context.addIssue({
          code: 'too_big',
          origin: 'array',
          maximum: most,
          inclusive: true,
          message: messageKey('api.list-too-long'),
          input: value,
        })
        return z.NEVER
      }
      for (let i = 0; i < value.length; i++) {
        const parsed = entry.safeParse(value[i])
        if (parsed.success) continue
        for (const issue of parsed.error.issues)
          context.addIssue({ ...issue, path: [i, ...issue.path], input: value[i] })
        return z.NEVER
      }
      return value as unknown
    },
    z.array(entry).min(least, messageKey('api.list-too-short')).max(most, messageKey('api.list-too-long')),
  )
}

const most = 1_000_000_000

function priorCount() {
  return z
    .number(missingOr('api.not-a-number'))
    .min(LEAST_PRIOR, messageKey('api.prior-too-small'))
    .max(most, messageKey('fields.too-big'))
}

const knownRate = body({ known: chance(), dayCorrelation: below(0, 1).exactOptional() })

const learnedRate = body({
  came: whole(0, most),
  invited: whole(0, most),
  prior: body({ came: priorCount(), missed: priorCount() }).exactOptional(),
}).refine(({ came, invited }) => came <= invited, { path: ['came'], error: messageKey('planner.came-over-invited') })

const shape = { error: messageKey('api.rate-shape') }

/** One rate for everybody. */
export const commonRate = z.union([knownRate, learnedRate], shape)

/** Any of the three kinds of rate; `candidates` lists each person's own chance. */
export const anyRate = z.union(
  [knownRate, learnedRate, body({ candidates: list(chance(), 0, MOST_INVITATIONS) })],
  shape,
)

/** As `anyRate`, people being listed slot by slot. */
export const daysRate = z.union(
  [knownRate, learnedRate, body({ candidates: list(list(chance(), 0, 2000), 1, 64) })],
  shape,
)
