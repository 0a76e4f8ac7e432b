import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import helmet from '@fastify/helmet'
import secureSession from '@fastify/secure-session'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cookieName, cookieOptions, isOverTls } from './cookies.ts'
import { longestSessionInSeconds } from '../../db/identity/sessions.ts'
import { isApi } from '../errors.ts'
import type { Services } from '../services.ts'

/** Headers, cookies and the session: everything from our own origin, nothing inline, nothing framed. */
export async function setUpSecurity(app: FastifyInstance, { config, sessionKey }: Services) {
  const overTls = isOverTls(config)
  // Nothing that names a person or holds a form's token is kept by a browser or on the way; assets say otherwise of
  // themselves.
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    // On plain HTTP these would lock visitors out.
    strictTransportSecurity: overTls,
    crossOriginOpenerPolicy: overTls,
    originAgentCluster: overTls,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  })
  await app.register(cookie)
  // Gone with the browser, unless the person asked to stay signed in. How long a session lasts the database knows.
  await app.register(secureSession, {
    key: sessionKey,
    cookieName: cookieName(config, 'yavka'),
    expiry: longestSessionInSeconds,
    cookie: cookieOptions(config),
  })
}

const tokenOf = (request: FastifyRequest): string | undefined => {
  const token = (request.body as { _csrf?: unknown } | undefined)?._csrf ?? request.headers['x-csrf-token']
  return typeof token === 'string' ? token : undefined
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its address is what gives the right to it, so its form carries no other token and needs no cookie. */
    byLink?: boolean
  }
}

/**
 * Every form carries a token, whose secret is sealed in one cookie with the session and begins anew with it. Comes
 * after the form parsers, because the token is one of the fields.
 */
export async function setUpCsrf(app: FastifyInstance) {
  await app.register(csrf, { sessionPlugin: '@fastify/secure-session', getToken: tokenOf })
  app.addHook('preValidation', (request, reply, done) => {
    const safe = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS'
    if (safe || isApi(request) || request.routeOptions.config.byLink) done()
    else app.csrfProtection(request, reply, done)
  })
}
