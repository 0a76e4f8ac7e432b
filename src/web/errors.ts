import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { troubleOf, type Trouble } from '../db/trouble.ts'
import { describeIssue } from './forms.ts'
import { issuesOf } from './issues.ts'
import { isMessageKey, translateInto, type MessageKey, type MessageValues, type Translate } from './messages/index.ts'

/** An answer other than the one asked for, with a page of its own. */
export class HttpError extends Error {
  readonly statusCode: number
  constructor(statusCode: number) {
    super(`HTTP ${statusCode}`)
    this.statusCode = statusCode
  }
}

export class Forbidden extends HttpError {
  constructor() {
    super(403)
  }
}

export class NotFound extends HttpError {
  constructor() {
    super(404)
  }
}

/** Somebody changed the thing meanwhile. */
export class Conflict extends HttpError {
  constructor() {
    super(409)
  }
}

/** What of a call to the API cannot be done, field by field, beyond what its schema can tell. */
export class Refused extends HttpError {
  readonly errors: FieldError[]
  /** What is there now, for whoever was too late. */
  readonly current: object | undefined
  constructor(statusCode: 400 | 409, errors: FieldError[], current?: object) {
    super(statusCode)
    this.errors = errors
    this.current = current
  }
}

export type FieldError = { path: string; message: MessageKey; values?: MessageValues }

/** @returns the row @throws NotFound when there is none */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new NotFound()
  return row
}

const explained = [400, 401, 403, 404, 409, 413, 422, 429, 500, 503, 507] as const
type Explained = (typeof explained)[number]

/** The status we have words for that is nearest to the one thrown: 415 is told as 400, an unknown one as 500. */
function explainedStatus(status: number): Explained {
  const exact = explained.find((known) => known === status)
  return exact ?? (status >= 400 && status < 500 ? 400 : 500)
}

/** The parser of uploads throws plain errors at bodies that are not what their header says. */
const isBrokenUpload = (error: FastifyError) => error.statusCode === undefined && /multipart/i.test(error.message)

export const isApi = (request: FastifyRequest) => request.url.startsWith('/api/')

/** A full disk has a status of its own: trying again in a minute is of no use. */
const statusOfTrouble: Record<Trouble, Explained> = { 'disk-full': 507, 'read-only': 503, locked: 503, unreachable: 503 }

/** The words for an answer: those of its status, or of what is wrong with the database. */
const wordsFor = (status: Explained, error?: FastifyError): `${Explained}` | 'read-only' | 'locked' => {
  const trouble = status === 503 ? troubleOf(error) : null
  return trouble === 'read-only' || trouble === 'locked' ? trouble : `${status}`
}

function statusOf(error: FastifyError): number {
  if (hasZodFastifySchemaValidationErrors(error)) return 400
  if (isBrokenUpload(error)) return 400
  const trouble = troubleOf(error)
  if (trouble !== null) return statusOfTrouble[trouble]
  return error.statusCode ?? 500
}

/** No page has a NUL in its path, and PostgreSQL keeps it in no text: looked up, it would break the query. */
const holdsNul = (address: string) => address.replace(/\?.*/s, '').includes('%00')

export function setUpErrors(app: FastifyInstance) {
  app.addHook('onRequest', async (request) => {
    if (holdsNul(request.url)) throw new NotFound()
  })
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = explainedStatus(statusOf(error))
    // Of what a visitor sent nothing is logged: it may name a person.
    if (status >= 500) request.log.error({ error: { name: error.name, code: error.code, stack: error.stack } }, 'request failed')
    return isApi(request) ? problem(reply, status, error) : errorPage(reply, status, error)
  })
  app.setNotFoundHandler(async (request, reply) => (isApi(request) ? problem(reply, 404) : errorPage(reply, 404)))
}

/** Errors as application/problem+json (RFC 9457), in English: programs read them, and the people who write those. */
function problem(reply: FastifyReply, status: Explained, error?: FastifyError) {
  const t = translateInto('en')
  const words = wordsFor(status, error)
  const own = `api.${words}`
  const text = isMessageKey(own) ? own : (`errors.${words}.text` as MessageKey)
  const errors = error ? fieldErrors(error, t) : []
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      status,
      title: t(`errors.${words}.title` as MessageKey),
      detail: errors.length > 0 ? errors.map((e) => `${e.path || 'body'}: ${e.message}`).join('; ') : t(text),
      errors,
      ...(error instanceof Refused && error.current && { current: error.current }),
    })
}

function fieldErrors(error: FastifyError, t: Translate): { path: string; message: string }[] {
  if (error instanceof Refused) return error.errors.map(({ path, message, values }) => ({ path, message: t(message, values) }))
  return issuesOf(error).map((issue) => ({ path: issue.path.map(String).join('.'), message: describeIssue(t, issue) }))
}

async function errorPage(reply: FastifyReply, status: Explained, error?: FastifyError) {
  reply.code(status).type('text/html; charset=utf-8')
  try {
    // Missing when the request failed before anybody asked who sent it.
    const { t } = reply.locals
    const words = wordsFor(status, error)
    return await reply.viewAsync('errors/error', {
      status,
      heading: t(`errors.${words}.title` as MessageKey),
      text: t(`errors.${words}.text` as MessageKey),
    })
  } catch (failure) {
    reply.log.error({ error: failure instanceof Error ? failure.stack : 'unknown' }, 'error page failed')
    return reply.send(lastResort(status))
  }
}

/** The page for when even the error page cannot be made: no template, no session, no messages but these two. */
export function lastResort(status: number): string {
  const [ru, en] = [translateInto('ru'), translateInto('en')]
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${status}</title><h1>${status}</h1><p>${ru('errors.500.text')}</p><p lang="en">${en('errors.500.text')}</p></html>`
}
