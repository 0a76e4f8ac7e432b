import type { Temporal } from 'temporal-polyfill'
import type { ColleagueActor } from '../db/actor.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { languages, type Language } from '../db/schema/primitives.ts'
import {
  endSession,
  longestSessionInSeconds,
  startSession,
  userOfSession,
  type Session,
} from '../db/identity/sessions.ts'
import type { User } from '../db/identity/users.ts'
import { asset } from './assets.ts'
import { chosenIn } from './security/cookies.ts'
import { deviceOf } from './security/device.ts'
import { Forbidden } from './errors.ts'
import { formatsFor, type Formats } from './texts/formats.ts'
import { translateInto, type MessageKey, type MessageValues, type Translate } from './messages/index.ts'
import { isHere, navigationOf } from './navigation.ts'
import { mayRole, type Permission } from './security/permissions.ts'
import type { Services } from './services.ts'

export type Theme = 'auto' | 'light' | 'dark'

/** Who sends the request, and how to talk to them. */
export type Visitor = {
  user: User | null
  /** The session of somebody at a page; programs have none. */
  session: Session | null
  language: Language
  theme: Theme
  t: Translate
  format: Formats
  may: (permission: Permission) => boolean
}

declare module '@fastify/secure-session' {
  interface SessionData {
    /** The random token by which the database knows the session. */
    token: string
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

/** The signed-in user as somebody who does something; without the right to write to people, silently. */
export function actorOf(request: FastifyRequest, at: Temporal.Instant): ColleagueActor {
  return { by: userOf(request).id, at, silent: !visitorOf(request).may('messages.send') }
}

/** For `onRequest`: lets through those whose role may, answers 403 to others. */
export const allow = (permission: Permission) => async (request: FastifyRequest) => {
  if (!visitorOf(request).may(permission)) throw new Forbidden()
}

/**
 * For a whole scope: visitors who are not signed in are sent to the sign-in page, and afterwards back to where they
 * wanted.
 */
export async function requireSignIn(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (visitorOf(request).user) return undefined
  const back = request.method === 'GET' ? `?back=${encodeURIComponent(request.url)}` : ''
  return reply.redirect(`/sign-in${back}`, 303)
}

/** Ends the session this browser has, if any, and starts a new one. */
export async function signIn(request: FastifyRequest, services: Services, user: User, kept = false): Promise<void> {
  await signOut(request, services)
  const { database, now } = services
  request.session.set(
    'token',
    await startSession(database.db, user, { kept, device: deviceOf(request.headers['user-agent']) }, now()),
  )
  keepCookie(request, kept)
}

export async function signOut(request: FastifyRequest, { database }: Services): Promise<void> {
  const token = request.session.get('token')
  if (token) await endSession(database.db, token)
  request.session.regenerate()
  keepCookie(request, false)
}

/** The first letters of the first two words of a name, for the round sign beside it. */
const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => word.slice(0, 1))
    .join('')

/** Whether the cookie outlasts the browser, should this answer send it. */
const keepCookie = (request: FastifyRequest, kept: boolean) =>
  request.session.options(kept ? { maxAge: longestSessionInSeconds } : {})

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
  const visitor = describe(request, { user, session: null })
  request.setDecorator<Visitor>('visitor', {
    ...visitor,
    may: (permission) => permissions.includes(permission) && visitor.may(permission),
  })
}

const isLanguage = (code: unknown): code is Language => languages.includes(code as Language)

function languageOf(request: FastifyRequest, user: User | null): Language {
  const chosen = chosenIn(request, 'language')
  if (isLanguage(chosen)) return chosen
  if (user) return user.language
  const accepted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLanguage)
  return accepted ?? 'ru'
}

function themeOf(request: FastifyRequest): Theme {
  const chosen = chosenIn(request, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

type SignedIn = { user: User; session: Session | null }

function describe(request: FastifyRequest, signedIn: SignedIn | null): Visitor {
  const user = signedIn?.user ?? null
  const language = languageOf(request, user)
  return {
    user,
    session: signedIn?.session ?? null,
    language,
    theme: themeOf(request),
    t: translateInto(language),
    format: formatsFor(language),
    may: (permission) => user !== null && mayRole(user.role, permission),
  }
}

/** The same for everybody: answered without asking the database who wants to know. */
const impersonal = /^\/(health|assets|r|feeds)(\/|$)/

/** Tells every request who sent it. Pages get the visitor before anything can fail, because error pages need it too. */
export function setUpVisitor(app: FastifyInstance, { database, now }: Services) {
  app.decorateRequest('visitor', null)

  const introduce = (request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn | null) => {
    const visitor = describe(request, signedIn)
    request.setDecorator('visitor', visitor)
    reply.locals = {
      ...visitor,
      navigation: navigationOf(visitor.user?.role),
      isHere,
      initials,
      asset,
      languages,
      path: request.url.split('?')[0],
      url: request.url,
      csrf: () => reply.generateCsrf(),
      takeFlash: () => takeFlash(request, visitor.t),
    }
  }

  app.addHook('onRequest', async (request, reply) => {
    introduce(request, reply, null)
    const token = request.session.get('token')
    if (!token || impersonal.test(request.url)) return
    const signedIn = await userOfSession(database.db, token, now())
    if (!signedIn) return
    introduce(request, reply, signedIn)
    keepCookie(request, signedIn.session.kept)
  })
}
