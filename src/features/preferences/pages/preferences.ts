import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../../../config.ts'
import { languages } from '../../../db/schema/primitives.ts'
import { cookieName, cookieOptions } from '../../../web/security/cookies.ts'
import { safeRedirect } from '../../../web/security/safe-redirect.ts'
import type { Services } from '../../../web/services.ts'
import { visitorOf } from '../../../web/visitor.ts'
import { chooseLanguage } from '../acts/choose-language.ts'

const back = z.object({ back: z.string().max(2000).optional() })
const yearInSeconds = 365 * 24 * 3600

function remember(config: Config, reply: FastifyReply, name: string, value: string) {
  reply.setCookie(cookieName(config, name), value, { ...cookieOptions(config), maxAge: yearInSeconds })
}

/** Language and colours are links, kept in a cookie: they work before sign-in and without a form. */
export function preferenceRoutes(fastify: FastifyInstance, { config, database }: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()

  app.get(
    '/language/:language',
    { schema: { params: z.object({ language: z.enum(languages) }), querystring: back } },
    async (request, reply) => {
      const { language } = request.params
      remember(config, reply, 'language', language)
      const { user } = visitorOf(request)
      if (user) await chooseLanguage(database.db, language, user.id)
      return reply.redirect(safeRedirect(request.query.back), 303)
    },
  )

  app.get(
    '/theme/:theme',
    { schema: { params: z.object({ theme: z.enum(['auto', 'light', 'dark']) }), querystring: back } },
    async (request, reply) => {
      remember(config, reply, 'theme', request.params.theme)
      return reply.redirect(safeRedirect(request.query.back), 303)
    },
  )
}
