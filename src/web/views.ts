import { fileURLToPath } from 'node:url'
import view from '@fastify/view'
import { Eta } from 'eta'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { TemplateName } from './template-names.ts'

const root = fileURLToPath(new URL('../../views', import.meta.url))

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What `<%= %>` prints. A missing value is a mistake of ours and must not reach a page as "undefined". */
function escapeHtml(value: unknown): string {
  if (value === null) return ''
  const canBePrinted = typeof value === 'string' || (typeof value === 'number' && !Number.isNaN(value))
  if (!canBePrinted) throw new Error('A template printed a missing value')
  return String(value).replaceAll(/[&<>"']/g, (character) => escapes[character] ?? character)
}

/**
 * Templates see their data as `it`, and two short names: `t` for messages and `part(name, data)` for a partial,
 * which also sees all that the template around it sees.
 */
export async function setUpViews(app: FastifyInstance, config: Config) {
  const eta = new Eta({
    views: root,
    defaultExtension: '.eta',
    cache: config.production,
    escapeFunction: escapeHtml,
    functionHeader: "const t = it.t; const part = (name, data) => include('/partials/' + name, { ...it, ...data });",
  })
  await app.register(view, { engine: { eta }, root, viewExt: 'eta', production: config.production })
}

/** Answers with a page. Return its result from the handler. */
export function page(reply: FastifyReply, template: TemplateName, data: object = {}): Promise<string> {
  return reply.viewAsync(template, data)
}

/** The same page again with status 422: a form that could not be accepted, with what was typed. */
export function formAgain(reply: FastifyReply, template: TemplateName, data: object): Promise<string> {
  return page(reply.code(422), template, data)
}

/** Whether a script asks for a part of a page to put into the one that is open. */
export const wantsFragment = (request: FastifyRequest): boolean => request.headers['hx-request'] === 'true'
