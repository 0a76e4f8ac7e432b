import type { Generated } from 'kysely'
import type { Flag } from '../primitives.ts'

/** An address of another program that is told of changes. */
export type WebhookEndpointTable = {
  id: Generated<number>
  url: string
  /** What messages are signed with, encrypted. */
  secret: string
  /** What it is told of, as a list of `nouns`; the triggers of the migration look into it. */
  nouns_json: string
  created_by: number | null
  created_at: string
}

/** One message to one address. The database writes it down itself, in the transaction of the change it tells of. */
export type WebhookDeliveryTable = {
  id: Generated<number>
  endpoint_id: number
  event: string
  /** The number of what has changed: nothing that names a person leaves with a message. */
  subject_id: number
  at: string
  attempts: Generated<number>
  /** Not to be tried before; empty = at once. Whoever takes it sets this ahead, so that nobody else does. */
  next_at: Generated<string>
  /** Set when it was delivered or given up. */
  finished_at: string | null
  delivered: Generated<Flag>
  /** The status or the mistake that the last attempt ended with. */
  last_answer: string | null
}
