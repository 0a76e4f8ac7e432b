import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findUser, type User } from '../db/users.ts'
import type { Language } from '../db/schema.ts'
import { asset, stylesheets } from './assets.ts'
import { chosenIn } from './cookies.ts'
import { Forbidden } from './errors.ts'
import { formatsFor, type Formats } from './formats.ts'
import { languages, translateInto, type MessageKey, type MessageValues, type Translate } from './messages/index.ts'
import { isHere, menuOf } from './navigation.ts'
import { mayRole, type Permission } from './permissions.ts'
import type { Services } from './services.ts'

export type Theme = 'auto' | 'light' | 'dark'

/** Who sends the request, and how to talk to them. */
export type Visitor = {
  user: User | null
  language: Language
  theme: Theme
  t: Translate
  format: Formats
  may: (permission: Permission) => boolean
}

declare module '@fastify/secure-session' {
  interface SessionData {
    user: { id: number; epoch: number }
    flash: { key: MessageKey; values: MessageValues }
  }
}

declare module 'fastify' {
  interface FastifyReply {
    /** What every template sees. */
    locals: Visitor & Record<string, unknown>
  }
}

export const visitorOf = (request: FastifyRequest): Visitor => request.getDecorator<Visitor>('visitor')

/** The signed-in user of a route behind the sign-in; there it is never missing. */
export function userOf(request: FastifyRequest): User {
  const { user } = visitorOf(request)
  if (!user) throw new Forbidden()
  return user
}

/** For `onRequest`: lets through those whose role may, answers 403 to others. */
export const allow = (permission: Permission) => async (request: FastifyRequest) => {
  if (!visitorOf(request).may(permission)) throw new Forbidden()
}

/** For a whole scope: visitors who are not signed in are sent to the sign-in page, and afterwards back to where they wanted. */
export async function requireSignIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (visitorOf(request).user) return undefined
  const back = request.method === 'GET' ? `?back=${encodeURIComponent(request.url)}` : ''
  return reply.redirect(`/sign-in${back}`, 303)
}

export function signIn(request: FastifyRequest, user: User) {
  request.session.regenerate()
  request.session.set('user', { id: user.id, epoch: user.epoch })
}

export function signOut(request: FastifyRequest) {
  request.session.regenerate()
}

/** A sentence for the next page this person sees, such as "Saved". */
export function flash(request: FastifyRequest, key: MessageKey, values: MessageValues = {}) {
  request.session.set('flash', { key, values })
}

function takeFlash(request: FastifyRequest, t: Translate): string | null {
  const message = request.session.get('flash')
  if (!message) return null
  request.session.set('flash', undefined)
  return t(message.key, message.values)
}

/** A call by a program: it acts for the token's maker, with no more than the token allows. */
export function actFor(request: FastifyRequest, user: User, permissions: readonly string[]) {
  const visitor = describe(request, user)
  request.setDecorator<Visitor>('visitor', { ...visitor, may: (permission) => permissions.includes(permission) && visitor.may(permission) })
}

function languageOf(request: FastifyRequest, user: User | null): Language {
  const chosen = chosenIn(request, 'language')
  if (chosen === 'ru' || chosen === 'en') return chosen
  if (user) return user.language
  const accepted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code): code is Language => languages.includes(code as Language))
  return accepted ?? 'ru'
}

function themeOf(request: FastifyRequest): Theme {
  const chosen = chosenIn(request, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

function describe(request: FastifyRequest, user: User | null): Visitor {
  const language = languageOf(request, user)
  return {
    user,
    language,
    theme: themeOf(request),
    t: translateInto(language),
    format: formatsFor(language),
    may: (permission) => user !== null && mayRole(user.role, permission),
  }
}

/** The same for everybody: answered without asking the database who wants to know. */
const impersonal = /^\/(health|assets)(\/|$)/

/** Tells every request who sent it. Pages get the visitor before anything can fail, because error pages need it too. */
export function setUpVisitor(app: FastifyInstance, { database }: Services) {
  app.decorateRequest('visitor', null)

  const introduce = (request: FastifyRequest, reply: FastifyReply, user: User | null) => {
    const visitor = describe(request, user)
    request.setDecorator('visitor', visitor)
    reply.locals = {
      ...visitor,
      menu: menuOf(user?.role),
      isHere,
      asset,
      stylesheets,
      path: request.url.split('?')[0],
      url: request.url,
      csrf: () => reply.generateCsrf(),
      takeFlash: () => takeFlash(request, visitor.t),
    }
  }

  app.addHook('onRequest', async (request, reply) => {
    introduce(request, reply, null)
    const session = request.session.get('user')
    if (!session || impersonal.test(request.url)) return
    const user = await findUser(database.db, session.id)
    if (user?.epoch === session.epoch) introduce(request, reply, user)
  })
}
