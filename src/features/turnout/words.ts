import type { MessageKey, Translate } from '../../web/messages/index.ts'

const kinds = new Map<string, MessageKey>([
  ['flow', 'turnout.flow'],
  ['group', 'turnout.group-kind'],
  ['scheduled', 'turnout.scheduled'],
  ['walk-in', 'turnout.walk-in'],
  ['scheduled-walk-in', 'turnout.scheduled-walk-in'],
])

/** A kind of invitation as people call it; one that only an imported file knows, as the file has it. */
export function kindName(kind: string, t: Translate): string {
  const known = kinds.get(kind)
  return known ? t(known) : kind
}

/** The classes of lead time that the model knows. */
export const leadNames: Record<string, MessageKey> = {
  '0': 'turnout.lead-0',
  '1-3': 'turnout.lead-1-3',
  '4-13': 'turnout.lead-4-13',
  '14+': 'turnout.lead-14',
}
