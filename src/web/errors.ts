import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isLostRace } from '../db/locking/lost-races.ts'
import { troubleOf, type Trouble } from '../db/trouble.ts'
import { describeIssue } from './forms/forms.ts'
import { issuesOf } from './forms/issues.ts'
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

/** Too many wait for the same already; after so many seconds there is a place. */
export class Busy extends HttpError {
  readonly retryAfter: number
  constructor(retryAfter: number) {
    super(503)
    this.retryAfter = retryAfter
  }
}

/** A calculation within the limits that would take too long; `title` names it and what would fit. */
export class TooLong extends HttpError {
  readonly title: MessageKey
  constructor(title: MessageKey) {
    super(422)
    this.title = title
  }
}

/** What of a call to the API cannot be done, field by field, beyond what its schema can tell. */
export class Refused extends HttpError {
  readonly errors: FieldError[]
  /** What is there now, for whoever was too late. */
  readonly current: object | undefined
  constructor(statusCode: 400 | 403 | 409 | 429, errors: FieldError[], current?: object) {
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
const statusOfTrouble: Record<Trouble, Explained> = {
  'disk-full': 507,
  'read-only': 503,
  locked: 503,
  unreachable: 503,
}

function statusOf(error: FastifyError): number {
  if (hasZodFastifySchemaValidationErrors(error)) return 400
  if (isBrokenUpload(error)) return 400
  const trouble = troubleOf(error)
  if (trouble !== null) return statusOfTrouble[trouble]
  if (isLostRace(error)) return 409
  return error.statusCode ?? 500
}

export function setUpErrors(app: FastifyInstance) {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const status = explainedStatus(statusOf(error))
    // Of what a visitor sent nothing is logged: it may name a person.
    if (status >= 500 || isLostRace(error))
      request.log.error({ error: { name: error.name, code: error.code, stack: error.stack } }, 'request failed')
    if (error instanceof Busy) reply.header('retry-after', error.retryAfter)
    return isApi(request) ? problem(reply, status, error) : errorPage(reply, status, error)
  })
  app.setNotFoundHandler(async (request, reply) => (isApi(request) ? problem(reply, 404) : errorPage(reply, 404)))
}

/** For addresses that the router cannot read, which pass no hook. */
export function refuseAddress(request: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', 'no-store')
  if (isApi(request)) problem(reply, 400)
  else void reply.code(400).type('text/html; charset=utf-8').send(lastResort(400))
}

/** A form without the token of its page, or with one of an earlier session. */
function isOldForm(error?: FastifyError): boolean {
  return error?.code?.startsWith('FST_CSRF_') === true
}

/** What happened and what to do about it, in general words where the error has none of its own. */
function wordsFor(status: Explained, error?: FastifyError): { title: MessageKey; text: MessageKey } {
  if (error instanceof Busy) return { title: 'errors.busy.title', text: 'errors.busy.text' }
  if (error instanceof TooLong) return { title: error.title, text: 'errors.too-long.text' }
  if (isOldForm(error)) return { title: 'errors.old-form.title', text: 'errors.old-form.text' }
  if (error?.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return { title: 'errors.long-form.title', text: 'errors.long-form.text' }
  const trouble = status === 503 ? troubleOf(error) : null
  const words = trouble === 'read-only' || trouble === 'locked' ? trouble : status
  return { title: `errors.${words}.title`, text: `errors.${words}.text` }
}

/** Errors as application/problem+json (RFC 9457), in English: programs read them, and the people who write those. */
function problem(reply: FastifyReply, status: Explained, error?: FastifyError) {
  const t = translateInto('en')
  const { title, text } = wordsFor(status, error)
  const [ownTitle, own] = [`api.${status}.title`, `api.${status}`]
  const errors = error ? fieldErrors(error, t) : []
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      status,
      title: t(error instanceof TooLong || !isMessageKey(ownTitle) ? title : ownTitle),
      detail:
        errors.length > 0
          ? errors.map((e) => `${e.path || 'body'}: ${e.message}`).join('; ')
          : t(isMessageKey(own) ? own : text),
      errors,
      ...(error instanceof Refused && error.current && { current: error.current }),
    })
}

function fieldErrors(error: FastifyError, t: Translate): { path: string; message: string }[] {
  if (error instanceof Refused)
    return error.errors.map(({ path, message, values }) => ({ path, message: t(message, values) }))
  return issuesOf(error).map((issue) => ({ path: issue.path.map(String).join('.'), message: describeIssue(t, issue) }))
}

async function errorPage(reply: FastifyReply, status: Explained, error?: FastifyError) {
  reply.code(status).type('text/html; charset=utf-8')
  try {
    // Missing when the request failed before anybody asked who sent it.
    const { t } = reply.locals
    const { title, text } = wordsFor(status, error)
    return await reply.viewAsync('errors/error', { status, heading: t(title), text: t(text) })
  } catch (failure) {
    reply.log.error({ error: failure instanceof Error ? failure.stack : 'unknown' }, 'error page failed')
    return reply.send(lastResort(status))
  }
}

/** The page for when even the error page cannot be made: no template, no session, no messages but these two. */
export function lastResort(status: number): string {
  const [ru, en] = [translateInto('ru'), translateInto('en')]
  return (
    `<!doctype html><html lang="ru"><meta charset="utf-8"><title>${status}</title>` +
    `<h1>${status}</h1><p>${ru('errors.500.text')}</p><p lang="en">${en('errors.500.text')}</p></html>`
  )
}
