import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpError, isApi, NotFound } from '../errors.ts'
import { substitute } from './forms.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The fields that may come more than once, such as ticked boxes: these are read as lists. */
    lists?: readonly string[]
  }
}

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data) *(;|$)/i

/**
 * PostgreSQL keeps no NUL: in its place stands what ASCII has for this, which fields refuse as they do every control
 * character.
 */
const keepable = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\u0000', substitute) : value)

/** Of several values where one belongs nobody knows which was meant: the field has one that it refuses. */
const only = (values: unknown[]) => (values.every((value) => value === values[0]) ? keepable(values[0]) : substitute)

function fieldsOf(sent: unknown, lists: readonly string[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(sent ?? {})) {
    const values = [value].flat()
    if (name !== '__proto__') fields[name] = lists.includes(name) ? values.map(keepable) : only(values)
  }
  return fields
}

/** A form sends fields; other bodies are for the API. */
function formOf({ body, headers }: FastifyRequest): unknown {
  if (body !== undefined && !formTypes.test(headers['content-type'] ?? '')) throw new HttpError(415)
  return body
}

/**
 * What pages are sent, as their routes may rely on it: `request.query` and `request.body` are plain objects, and where
 * a text belongs stands a text (or a file), never a list. The API checks its own calls more strictly, by their schemas.
 */
export function setUpSubmitted(app: FastifyInstance) {
  app.addHook('onRequest', async (request) => {
    if (request.url.replace(/\?.*/s, '').includes('%00')) throw new NotFound()
  })
  app.addHook('preValidation', async (request) => {
    if (isApi(request)) return
    const { lists = [] } = request.routeOptions.config
    request.query = fieldsOf(request.query, lists)
    if (request.method === 'POST') request.body = fieldsOf(formOf(request), lists)
  })
}
