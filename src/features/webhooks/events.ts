/** What an address can be told of; the migrations `0022-webhooks` and `0058-gateway` write these events down. */
export const nouns = ['candidate', 'vacancy', 'application', 'batch', 'invitation', 'message'] as const
export type Noun = (typeof nouns)[number]

/** What an administrator sends to see whether it arrives. */
export const TRIAL = 'webhook.trial'

/**
 * Every event, by what an address chooses. A file of candidates is told once, when its people can be seen, by the
 * number of the import.
 */
export const events: Record<Noun, readonly string[]> = {
  candidate: ['candidate.created', 'candidate.changed', 'candidate.removed', 'candidates.imported'],
  vacancy: ['vacancy.created', 'vacancy.changed'],
  application: ['application.created', 'application.changed', 'application.removed'],
  batch: ['batch.created', 'batch.changed'],
  invitation: ['invitation.created', 'invitation.changed', 'invitation.replied', 'invitation.removed'],
  message: ['message.sent', 'message.delivered', 'message.bounced', 'message.unsure', 'message.dropped'],
}

/**
 * Seconds to wait after each attempt that failed, as Standard Webhooks advises; after the last one nobody tries again.
 */
export const RETRY_AFTER = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const
