import type { Temporal } from 'temporal-polyfill'
import { intervalOf } from '../../domain/chances/distribution.ts'
import type { DayAdvice } from '../batches/day-advice.ts'
import { activeInvitations, invitedTo } from '../batches/presence.ts'
import type { AdvisedDay } from '../batches/reads/advised-days.ts'
import type { InvitationRow } from '../batches/reads/invitations.ts'

/** What a day asks for: people to invite, people to call, its reception, its end, or nothing. */
export type DayAsks = 'short' | 'hopeless' | 'silent' | 'enough' | 'running' | 'over' | 'closed'

export type DayAhead = AdvisedDay & {
  asks: DayAsks
  /** Whether it takes place today, by the clocks of its city. */
  isToday: boolean
  /** Everybody who is expected or came, walk-ins too. */
  people: InvitationRow[]
  promised: number
  /** How many have to be invited besides; 0 where they are enough, or where inviting is over. */
  further: number
  /** Who can still be called: said nothing yet, and their time has not begun. */
  toCall: number
  chance: number
  interval: { from: number; to: number }
}

const asksOf: Record<DayAdvice['kind'], DayAsks> = {
  invite: 'short',
  'second-day': 'hopeless',
  move: 'enough',
  call: 'silent',
  ready: 'enough',
  receive: 'running',
  mark: 'running',
  meeting: 'running',
  running: 'running',
  close: 'over',
  results: 'over',
  closed: 'closed',
  cancelled: 'closed',
}

/** A day as Today shows it; what it asks for is the advice of its own page. */
export function dayAhead(day: AdvisedDay, now: Temporal.Instant): DayAhead {
  const { batch, rows, forecast, state, advice } = day
  const asks = batch.status === 'closed' ? 'closed' : asksOf[advice.kind]
  return {
    ...day,
    asks,
    isToday: batch.date === now.toZonedDateTimeISO(batch.time_zone).toPlainDate().toString(),
    people: activeInvitations(rows),
    promised: invitedTo(rows).filter(({ reply, presence }) => reply === 'yes' && presence === null).length,
    further: advice.kind === 'invite' ? advice.more : 0,
    toCall: asks === 'silent' || asks === 'running' ? state.silent : 0,
    chance: forecast.chance,
    interval: intervalOf(forecast.law, 0.8),
  }
}
