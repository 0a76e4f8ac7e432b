import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { isForbiddenHeading } from '../../domain/tables/forbidden-columns.ts'
import type { MessageKey } from '../messages/index.ts'

type Issue = z.core.$ZodIssue

/** What a schema found wrong with a request, each under the path of the field at fault. */
export function issuesOf(error: FastifyError): Issue[] {
  if (!hasZodFastifySchemaValidationErrors(error)) return []
  // The type provider takes an issue apart into the fields Fastify knows; here it is put together again.
  const issues = error.validation.map(
    ({ keyword, message, instancePath, params }) =>
      ({ ...params, code: keyword, message, path: instancePath.split('/').filter(Boolean) }) as Issue,
  )
  return issues.flatMap(precise)
}

/**
 * Where a value may have several shapes, the complaints of the one that was meant: the only one whose fields include
 * all that were sent. A field nobody knows is named itself, not the object it stands in.
 */
function precise(issue: Issue): Issue[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, 10).map((key) => ({
      ...issue,
      path: [...issue.path, key],
      ...(isForbiddenHeading(key) && { message: 'api.may-not-be-kept' satisfies MessageKey }),
    }))
  }
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.filter(
    (shape) => !shape.some(({ code, path }) => code === 'unrecognized_keys' || path.length === 0),
  )
  const only = meant.length === 1 ? meant[0] : undefined
  return only ? only.flatMap((inner) => precise({ ...inner, path: [...issue.path, ...inner.path] })) : [issue]
}
