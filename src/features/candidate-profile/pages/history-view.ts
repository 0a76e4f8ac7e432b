import type { Temporal } from 'temporal-polyfill'
import { isMessageKey } from '../../../web/messages/index.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { offeredPay } from '../../offers/offer-words.ts'
import { expiredText } from '../../offers/terms-words.ts'
import type { InterviewResult } from '../../reception/result.ts'
import { repliesText } from '../../invitations/words.ts'
import type { InvitationEvent } from '../../invitations/reads/history.ts'
import type { Interview, Offer } from '../reads/history.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

const day = (instant: string, timeZone: string, now: Temporal.Instant, { format }: Visitor) =>
  format.date(dayOf(instant, timeZone), Number(dayOf(now, timeZone).slice(0, 4)))

/** "27 Nov, 10:00" on the wall clock of a zone; with the year where it is not this one. */
export const moment = (instant: string, timeZone: string, now: Temporal.Instant, visitor: Visitor) =>
  `${day(instant, timeZone, now, visitor)}, ${visitor.format.time(instant, timeZone)}`

/** What came of an interview, with the reason where there is one. */
export function resultText(result: InterviewResult['result'], reason: string | null, { t }: Visitor): string {
  const key = `result.reason.${reason}`
  return [t(`interview.result.${result}`), isMessageKey(key) ? t(key) : reason].filter(Boolean).join(': ')
}

export const interviewView = (
  row: Interview,
  events: readonly InvitationEvent[],
  now: Temporal.Instant,
  visitor: Visitor,
) => ({
  id: row.id,
  batch: row.batch_id,
  title: row.title,
  when: moment(row.starts_at, row.time_zone, now, visitor),
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
  result: row.result && resultText(row.result, row.result_reason, visitor),
})

export const offerView = (row: Offer, now: Temporal.Instant, visitor: Visitor) => ({
  id: row.id,
  status: [visitor.t(`offer.status.${row.status}`), expiredText(row, dayOf(now, row.time_zone), visitor)]
    .filter(Boolean)
    .join(', '),
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
