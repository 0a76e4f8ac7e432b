import { z } from 'zod'
import { CARRIERS } from '../../../domain/messages/carriers.ts'
import { choice, several, wholeNumber } from '../../../web/forms/fields.ts'
import type { Gateway } from '../../messages/reads/gateway.ts'
import { programAddress } from '../../webhooks/program-address.ts'
import type { GatewayForm } from '../acts/save-gateway.ts'

/** What goes first to somebody who has an e-mail address and a phone. */
export const orders = ['email', 'gateway'] as const

/** As many as one sends at once where nobody has set it; a provider of SMS takes more. */
const usualPerMinute = 60

/** @param privateNetworks whether addresses in one's own network, which seldom have certificates, are allowed */
export const gatewayForm = (privateNetworks: boolean) =>
  z.object({
    version: wholeNumber(0, 1_000_000_000),
    url: programAddress(privateNetworks),
    carrier: several(CARRIERS, 'gateway.no-carrier'),
    perMinute: wholeNumber(1, 10_000),
    first: choice(orders),
  })

export function gatewayFrom(form: z.output<ReturnType<typeof gatewayForm>>): GatewayForm {
  const { url, carrier, perMinute, first } = form
  return { url, carriers: carrier, perMinute, comesFirst: first === 'gateway' }
}

/** @param mails whether there is a mail server: without one the gateway had better come first */
export function gatewayValues(gateway: Gateway | null, mails: boolean): Record<string, unknown> {
  return {
    url: gateway?.url ?? '',
    carrier: gateway?.carriers ?? ['sms'],
    perMinute: String(gateway?.perMinute ?? usualPerMinute),
    first: (gateway?.comesFirst ?? !mails) ? 'gateway' : 'email',
  }
}
