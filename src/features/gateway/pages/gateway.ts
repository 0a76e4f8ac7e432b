import type { FastifyInstance, FastifyRequest } from 'fastify'
import { CARRIERS } from '../../../domain/messages/carriers.ts'
import { Conflict, NotFound } from '../../../web/errors.ts'
import { readForm, type FormView } from '../../../web/forms/forms.ts'
import type { Services } from '../../../web/services.ts'
import { formAgain, page } from '../../../web/views.ts'
import { allow, flash, userOf, visitorOf } from '../../../web/visitor.ts'
import { sendingSettings } from '../../message-templates/reads/sending-settings.ts'
import { gatewayAtWork, storedGateway } from '../../messages/reads/gateway.ts'
import { readSecret } from '../../webhooks/secrets.ts'
import { removeGateway, saveGateway } from '../acts/save-gateway.ts'
import { gatewayForm, gatewayFrom, gatewayValues, orders } from './gateway-form.ts'

/** Settings: the team's own program that passes messages on to phones. Administrators say who gets the numbers. */
export function gatewayRoutes(app: FastifyInstance, services: Services) {
  const { config, database, now } = services
  const { db } = database
  const onRequest = allow('accounts.manage')
  const address = '/settings/messages/gateway'

  const gatewayPage = async (request: FastifyRequest, again?: FormView) => {
    const { t } = visitorOf(request)
    const stored = await storedGateway(db)
    const state = await stateOf(services, stored !== null)
    return {
      values: gatewayValues(stored, config.smtpUrl !== null),
      errors: {},
      ...again,
      made: null as string | null,
      version: stored?.version ?? 0,
      isSet: stored !== null,
      state: state && t(`gateway.state.${state}`),
      incoming: `${config.publicUrl}/api/gateway`,
      carriers: CARRIERS.map((value) => ({ value, label: t(`gateway.carrier.${value}`) })),
      orders: orders.map((value) => ({ value, label: t(`gateway.first.${value}`) })),
    }
  }

  app.get(address, { onRequest }, async (request, reply) => page(reply, 'gateway/gateway', await gatewayPage(request)))

  app.post(address, { onRequest, config: { lists: ['carrier'] } }, async (request, reply) => {
    const form = readForm(gatewayForm(config.webhooksToPrivateNetworks), request.body, visitorOf(request).t)
    if (!form.ok) return formAgain(reply, 'gateway/gateway', await gatewayPage(request, form))
    const actor = { by: userOf(request).id, at: now() }
    const saved = await saveGateway(services, form.value.version, gatewayFrom(form.value), actor)
    if ('stale' in saved) throw new Conflict()
    // Shown once, in the answer itself: no other page says it again.
    if (saved.secret !== null)
      return page(reply, 'gateway/gateway', { ...(await gatewayPage(request)), made: saved.secret })
    flash(request, 'message-settings.saved')
    return reply.redirect(address, 303)
  })

  app.post(`${address}/removal`, { onRequest }, async (request, reply) => {
    if ('refused' in (await removeGateway(db))) throw new NotFound()
    flash(request, 'gateway.removed')
    return reply.redirect(address, 303)
  })
}

/** Why nothing goes through the gateway; null while it works or there is none. */
async function stateOf(services: Services, isSet: boolean): Promise<'off' | 'unlawful' | 'sealed' | null> {
  if (!isSet) return null
  const { db } = services.database
  if (!(await sendingSettings(db)).gateway) return 'off'
  const gateway = await gatewayAtWork(db)
  if (gateway === null) return 'unlawful'
  return readSecret(services, gateway.secret) === null ? 'sealed' : null
}
