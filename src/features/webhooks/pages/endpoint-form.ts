import { z } from 'zod'
import { several, text } from '../../../web/forms/fields.ts'
import { messageKey } from '../../../web/messages/index.ts'
import { nouns } from '../events.ts'

function isAddress(typed: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(typed)) return false
  const { protocol, username, password } = new URL(typed)
  return protocols.includes(protocol) && username === '' && password === ''
}

/** @param privateNetworks whether addresses in one's own network, which seldom have certificates, are allowed */
export const endpointForm = (privateNetworks: boolean) =>
  z.object({
    url: text(500).refine(
      (typed) => isAddress(typed, privateNetworks ? ['https:', 'http:'] : ['https:']),
      messageKey(privateNetworks ? 'webhooks.url-format-open' : 'webhooks.url-format'),
    ),
    noun: several(nouns, 'webhooks.nothing-chosen'),
  })
