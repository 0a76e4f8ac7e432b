import type { Temporal } from 'temporal-polyfill'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { offeredPay } from '../../offers/offer-words.ts'
import { repliesText } from '../../invitations/words.ts'
import type { InvitationEvent } from '../../invitations/reads/history.ts'
import type { interviewsOf, offersOf } from '../reads/history.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

type Row<Query extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Query>>[number]

const day = (instant: string, timeZone: string, now: Temporal.Instant, { format }: Visitor) =>
  format.date(dayOf(instant, timeZone), Number(dayOf(now, timeZone).slice(0, 4)))

export const interviewView = (row: Row<typeof interviewsOf>, events: readonly InvitationEvent[], visitor: Visitor) => ({
  id: row.id,
  batch: row.batch_id,
  title: row.title,
  when: visitor.format.dateTime(row.starts_at, row.time_zone),
  state:
    row.status === 'active'
      ? visitor.t(`interview.${row.presence ?? 'invited'}`)
      : visitor.t(`interview.${row.status}`),
  replies: repliesText(
    events.filter((event) => event.invitation_id === row.id),
    row,
    row.time_zone,
    visitor,
  ),
  result: row.result && [visitor.t(`interview.result.${row.result}`), row.result_reason].filter(Boolean).join(': '),
})

export const offerView = (row: Row<typeof offersOf>, now: Temporal.Instant, visitor: Visitor) => ({
  id: row.id,
  status: visitor.t(`offer.status.${row.status}`),
  title: row.title,
  amount: offeredPay(row, visitor),
  made: day(row.created_at, row.time_zone, now, visitor),
})

/** Office clocks hang by this zone where a file came in. */
const officeZone = teamZone

export const originView = (
  { id, file_name, created_at }: { id: number; file_name: string; created_at: string },
  now: Temporal.Instant,
  visitor: Visitor,
) => ({
  id,
  text: visitor.t('candidate.came-with', { file: file_name, day: day(created_at, officeZone, now, visitor) }),
})
