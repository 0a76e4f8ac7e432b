import type { Temporal } from 'temporal-polyfill'
import type { StageKind } from '../../domain/pipeline/stages.ts'
import { daysSince } from '../../domain/pipeline/forgotten.ts'
import { dayOf } from '../../web/texts/days.ts'
import type { Translate } from '../../web/messages/index.ts'
import type { Visitor } from '../../web/visitor.ts'
import { teamZone } from '../../web/texts/team-zone.ts'

/** A stage by the team's own word or the usual one for its kind. */
export const stageName = ({ kind, name }: { kind: StageKind; name: string | null }, t: Translate): string =>
  name ?? t(`stage.kind.${kind}`)

/** "3 days", and "today" for less than one. */
export const daysText = (entered: string, now: Temporal.Instant, t: Translate): string =>
  t('application.days', { days: daysSince(entered, now.toString()) })

/** A next step in words; `late` when its day is over. @param today `2026-11-24` where the reader is */
export function stepView(
  row: { next_step: string | null; next_due: string | null },
  today: string,
  { format }: Pick<Visitor, 'format'>,
) {
  if (row.next_step === null || row.next_due === null) return null
  return { text: row.next_step, due: format.date(row.next_due, Number(today.slice(0, 4))), late: row.next_due < today }
}

/** The day in Moscow: people of one team, wherever their vacancies are, share the list of what is due. */
export const teamDay = (now: Temporal.Instant): string => dayOf(now, teamZone)
