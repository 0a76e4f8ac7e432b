import { teamZone } from '../../web/texts/team-zone.ts'
import type { Visitor } from '../../web/visitor.ts'
import type { inboxState } from './reads/inbox-state.ts'

/** When the inbox was last read, or what is wrong with it, in a sentence. */
export function inboxText(
  state: Awaited<ReturnType<typeof inboxState>>,
  { t, format }: Visitor,
): { text: string; isTrouble: boolean } {
  if (state === 'off') return { text: t('inbox.off'), isTrouble: false }
  const since = state?.read_at ?? state?.failing_since ?? null
  if (!state || since === null) return { text: t('inbox.never'), isTrouble: false }
  const time = format.dateTime(since, teamZone)
  const { trouble } = state
  if (trouble === null) return { text: t('inbox.read', { time }), isTrouble: false }
  return { text: t('inbox.trouble', { time, why: t(`inbox.trouble.${trouble}`) }), isTrouble: true }
}
