import { fieldsOf } from './header-fields.ts'

/** What mail servers say of a mail that they took and could not deliver (RFC 3464), or not yet. */
export type DeliveryReport = {
  /** Addresses that the report is about, in lower case. */
  recipients: readonly string[]
  /**
   * `wrong-address`: there is no such mailbox. `not-delivered`: given up for another reason, which says nothing about
   * the address: nobody could be reached for days (4.x.x), or what we send is not wanted (5.7.x). `delayed`: it is
   * still tried.
   */
  outcome: 'wrong-address' | 'not-delivered' | 'delayed'
  /** `5.1.1` */
  code: string
}

/** Servers that give no status of their own (5.0.0) say in words that they took it for spam. */
const aboutSpam = /\b(?:spam|spamming|block(?:ed|list\w*)|blacklist\w*|policy|reputation)\b/i

/**
 * Reads a part of the type message/delivery-status.
 *
 * @returns null when it tells of no failure: the mail arrived, or nothing is said
 */
export function deliveryReport(part: string): DeliveryReport | null {
  const valuesOf = fieldsOf(part)
  const action = valuesOf('action')[0]?.toLowerCase()
  const said = valuesOf('diagnostic-code')[0] ?? ''
  const code = statusOf(valuesOf('status')[0] ?? '', said)
  if (code === null || (action !== 'failed' && action !== 'delayed')) return null
  const recipients = [...valuesOf('final-recipient'), ...valuesOf('original-recipient')].flatMap(
    (value) => /[^\s;<>]+@[^\s;<>]+/.exec(value)?.[0].toLowerCase() ?? [],
  )
  return { recipients: [...new Set(recipients)], outcome: outcomeOf(action, code, said), code }
}

function outcomeOf(action: 'failed' | 'delayed', code: string, said: string): DeliveryReport['outcome'] {
  if (action === 'delayed') return 'delayed'
  const isOfUs = code.startsWith('5.7.') || (code === '5.0.0' && aboutSpam.test(said))
  return code.startsWith('4') || isOfUs ? 'not-delivered' : 'wrong-address'
}

/** The status (RFC 3463); where it says nothing (`5.0.0`), what the other server answered. */
function statusOf(status: string, said: string): string | null {
  const [stated] = /^[45]\.\d{1,3}\.\d{1,3}\b/.exec(status) ?? []
  if (stated && !stated.endsWith('.0.0')) return stated
  const [answered] = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(said.replaceAll(/\d+\.\d+\.\d+\.\d+/g, '')) ?? []
  return answered ?? stated ?? null
}
