import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { found, NotFound } from '../../../web/errors.ts'
import { id } from '../../../web/forms/fields.ts'
import { emptyForm, readForm, rejectForm } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { nouns } from '../events.ts'
import { endpointForm } from './endpoint-form.ts'
import { deliveryView, endpointView } from './views.ts'
import { newSecret, readSecret, sealSecret } from '../secrets.ts'
import { addEndpoint, mostEndpoints } from '../acts/add-endpoint.ts'
import { removeEndpoint } from '../acts/remove-endpoint.ts'
import { sendAgain } from '../acts/send-again.ts'
import { sendTrial } from '../acts/send-trial.ts'
import { deliveriesOf } from '../reads/deliveries.ts'
import { endpoints, findEndpoint } from '../reads/endpoints.ts'

/** Settings: the addresses of other programs that are told of changes, and whether they heard. */
export function webhookRoutes(fastify: FastifyInstance, services: Services) {
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  const { database, now, config } = services
  const { db } = database
  const onRequest = allow('accounts.manage')
  const params = z.object({ id: id() })

  const listPage = async (request: FastifyRequest) => {
    const visitor = visitorOf(request)
    return {
      ...emptyForm,
      made: null,
      endpoints: (await endpoints(db)).map((row) =>
        endpointView(row, readSecret(services, row.secret) !== null, visitor),
      ),
      nouns: nouns.map((value) => ({ value, label: visitor.t(`webhooks.noun.${value}`) })),
    }
  }

  app.get('/settings/webhooks', { onRequest }, async (request, reply) =>
    page(reply, 'webhooks/list', await listPage(request)),
  )

  app.post('/settings/webhooks', { onRequest, config: { lists: ['noun'] } }, async (request, reply) => {
    const { t } = visitorOf(request)
    const form = readForm(endpointForm(config.webhooksToPrivateNetworks), request.body, t)
    if (!form.ok) return formAgain(reply, 'webhooks/list', { ...(await listPage(request)), ...form })
    const { url, noun } = form.value
    const made = newSecret()
    const added = await addEndpoint(
      db,
      { url, nouns: noun, secret: sealSecret(services, made) },
      userOf(request).id,
      now(),
    )
    if ('refused' in added)
      return formAgain(reply, 'webhooks/list', {
        ...(await listPage(request)),
        ...rejectForm(request.body, { url: t('webhooks.too-many', { most: mostEndpoints }) }),
      })
    // Shown once, in the answer itself: no other page says it again.
    return page(reply, 'webhooks/list', { ...(await listPage(request)), made })
  })

  const deliveriesPage = z.object({ before: id().optional() })
  app.get(
    '/settings/webhooks/:id',
    { onRequest, schema: { params, querystring: deliveriesPage } },
    async (request, reply) => {
      const endpoint = found(await findEndpoint(db, request.params.id))
      const { before } = request.query
      const { rows, next } = await deliveriesOf(db, endpoint.id, before)
      const address = `/settings/webhooks/${endpoint.id}`
      return page(reply, 'webhooks/endpoint', {
        endpoint,
        deliveries: rows.map((row) => deliveryView(row, visitorOf(request))),
        first: before === undefined ? null : address,
        onwards: next === null ? null : `${address}?before=${next}`,
      })
    },
  )

  app.post('/settings/webhooks/:id/trial', { onRequest, schema: { params } }, async (request, reply) => {
    const { id: endpoint } = found(await findEndpoint(db, request.params.id))
    await sendTrial(db, endpoint, now())
    return reply.redirect(`/settings/webhooks/${endpoint}`, 303)
  })

  app.post(
    '/settings/webhooks/:id/deliveries/:delivery/again',
    { onRequest, schema: { params: params.extend({ delivery: id() }) } },
    async (request, reply) => {
      if ('refused' in (await sendAgain(db, request.params.id, request.params.delivery))) throw new NotFound()
      return reply.redirect(`/settings/webhooks/${request.params.id}`, 303)
    },
  )

  app.post('/settings/webhooks/:id/removal', { onRequest, schema: { params } }, async (request, reply) => {
    if ('refused' in (await removeEndpoint(db, request.params.id))) throw new NotFound()
    flash(request, 'webhooks.removed')
    return reply.redirect('/settings/webhooks', 303)
  })
}
