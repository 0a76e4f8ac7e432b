import { text } from '../../web/forms/fields.ts'
import { messageKey } from '../../web/messages/index.ts'

/**
 * The address of another program, as it is typed into a form.
 *
 * @param privateNetworks whether addresses in one's own network, which seldom have certificates, are allowed
 */
export const programAddress = (privateNetworks: boolean) =>
  text(500).refine(
    (typed) => isAddress(typed, privateNetworks ? ['https:', 'http:'] : ['https:']),
    messageKey(privateNetworks ? 'webhooks.url-format-open' : 'webhooks.url-format'),
  )

function isAddress(typed: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(typed)) return false
  const { protocol, username, password } = new URL(typed)
  return protocols.includes(protocol) && username === '' && password === ''
}
