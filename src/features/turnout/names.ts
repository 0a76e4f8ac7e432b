import type { MessageKey, Translate } from '../../web/messages/index.ts'

const kinds: Record<string, MessageKey> = {
  flow: 'turnout.flow',
  group: 'turnout.group-kind',
  scheduled: 'turnout.scheduled',
  'walk-in': 'turnout.walk-in',
  'scheduled-walk-in': 'turnout.scheduled-walk-in',
}

/** A kind of invitation as people call it; one that only a loaded file knows, as the file has it. */
export const kindName = (kind: string, t: Translate): string => (kinds[kind] ? t(kinds[kind]) : kind)
