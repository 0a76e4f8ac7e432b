import type { Lead, Step } from '../../../domain/messages/steps.ts'
import type { Translate } from '../../../web/messages/index.ts'

export function leadText(lead: Lead, t: Translate): string {
  if (lead.unit === 'booking') return t('message-settings.at-booking')
  return t(lead.unit === 'days' ? 'message-settings.days-before' : 'message-settings.hours-before', {
    count: lead.count,
  })
}

export function stepText({ lead }: Step, t: Translate): string {
  return leadText(lead, t)
}
