import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { translateInto } from '../../web/messages/index.ts'
import type { Services } from '../../web/services.ts'
import { webhooksDescribed } from './webhooks.ts'

const isDocumented = (url: string) => url.startsWith('/api/v1/')

/** Collects what the API's routes say about themselves. Comes before the routes. */
export async function setUpOpenApi(app: FastifyInstance, { config }: Services, version: string) {
  const t = translateInto('en')
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: t('app.name'), description: t('api.intro'), version },
      servers: [{ url: config.publicUrl }],
      webhooks: webhooksDescribed,
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: (route) => jsonSchemaTransform(isDocumented(route.url) ? route : { ...route, schema: { hide: true } }),
  })
}
