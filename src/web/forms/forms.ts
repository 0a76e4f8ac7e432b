import type { z } from 'zod'
import type { MessageKey, Translate } from '../messages/index.ts'
import { isMessageKey } from '../messages/index.ts'

/** What a form template shows again: what was typed, and what is wrong with it, by field. */
export type FormView = { values: Record<string, unknown>; errors: Record<string, string> }

export const emptyForm: FormView = { values: {}, errors: {} }

export type FormResult<T> = { ok: true; value: T } | ({ ok: false } & FormView)

/**
 * Reads a submitted form. Fields of the schema say what is wrong by a message key.
 * @returns the values, or what was typed with a message for each field (the first one that applies)
 */
export function readForm<S extends z.ZodType>(schema: S, body: unknown, t: Translate): FormResult<z.output<S>> {
  const typed = (body ?? {}) as Record<string, unknown>
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { ok: true, value: parsed.data }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) errors[issue.path.map(String).join('.')] ??= describeIssue(t, issue)
  return { ok: false, values: shownAgain(typed), errors }
}

/** The same answer for a mistake that only the database or another rule could find. */
export function rejectForm(body: unknown, errors: Record<string, string>): { ok: false } & FormView {
  return { ok: false, values: shownAgain((body ?? {}) as Record<string, unknown>), errors }
}

/** A control character, which every field refuses, in the place of what was sent and cannot be kept or understood. */
export const substitute = '\u001a'

/** What a form shows again of what was sent: no secrets, no files, and of a list its first. */
export function shownAgain(typed: Record<string, unknown>): Record<string, unknown> {
  const { password: _, currentPassword: __, _csrf: ___, ...values } = typed
  const shown = ([name, value]: [string, unknown]): [string, unknown][] => {
    const one: unknown = Array.isArray(value) ? value[0] : value
    if (typeof one === 'string') return [[name, one.replaceAll(substitute, '')]]
    return typeof one === 'object' && one !== null ? [] : [[name, one]]
  }
  return Object.fromEntries(Object.entries(values).flatMap(shown))
}

const keyByCode: Record<string, MessageKey> = {
  too_small: 'fields.too-small',
  too_big: 'fields.too-big',
  invalid_type: 'fields.required',
  invalid_value: 'fields.choose',
  invalid_format: 'fields.format',
  unrecognized_keys: 'fields.unknown',
}

/** An issue in words: its own message where that is one of our keys, else the words for its kind. */
export function describeIssue(t: Translate, issue: z.core.$ZodIssue): string {
  const key = isMessageKey(issue.message) ? issue.message : kindOf(issue)
  return t(key, {
    minimum: 'minimum' in issue ? Number(issue.minimum) : 0,
    maximum: 'maximum' in issue ? Number(issue.maximum) : 0,
  })
}

function kindOf(issue: z.core.$ZodIssue): MessageKey {
  const isText = 'origin' in issue && (issue.origin === 'string' || issue.origin === 'array')
  if (issue.code === 'too_big' && isText) return 'fields.too-long'
  if (issue.code === 'invalid_type' && 'input' in issue && issue.input !== undefined) return 'fields.format'
  return keyByCode[issue.code] ?? 'fields.format'
}
