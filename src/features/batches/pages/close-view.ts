import type { Temporal } from 'temporal-polyfill'
import { dayHasBegun, dayHasEnded } from '../../../domain/scheduling/day-times.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { dayName } from '../day-name.ts'
import { teamDay } from '../../../web/texts/team-zone.ts'
import { activeInvitations, withoutResult } from '../presence.ts'
import type { Batch, Slot } from '../reads/batches.ts'
import type { InvitationRow } from '../reads/invitations.ts'

/** What is not finished yet on a day that is to be closed. */
export function closePage(
  batch: Batch,
  slots: readonly Slot[],
  rows: readonly InvitationRow[],
  now: Temporal.Instant,
  visitor: Visitor,
) {
  const { t, format } = visitor
  const unmarked = activeInvitations(rows).filter(({ presence }) => presence === null).length
  const last = slots.at(-1)
  return {
    batch,
    heading: t('batch.close-title', { title: batch.title, date: format.date(batch.date) }),
    day: dayName(batch.date, Number(teamDay(now).slice(0, 4)), visitor),
    begun: dayHasBegun(batch, now),
    early: !dayHasEnded(slots, now),
    endsAt: last ? t('batch.ends-at', { time: format.time(last.ends_at, batch.time_zone) }) : '',
    open: unmarked,
    unmarked: t('batch.unmarked', { count: unmarked }),
    missing: withoutResult(rows).length,
  }
}
