import { teamZone } from '../../web/texts/team-zone.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { inboxState } from './reads/inbox-state.ts'

/** When the inbox was last read, or what is wrong with it, in a sentence. */
export function inboxText(state: Awaited<ReturnType<typeof inboxState>>, { t, format }: Visitor): string {
  if (state === 'off') return t('inbox.off')
  const since = state?.read_at ?? state?.failing_since ?? null
  if (!state || since === null) return t('inbox.never')
  const time = format.dateTime(since, teamZone)
  const { trouble } = state
  return trouble === null ? t('inbox.read', { time }) : t('inbox.trouble', { time, why: t(`inbox.trouble.${trouble}`) })
}
