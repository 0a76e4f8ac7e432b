import type { Generated } from 'kysely'

export type BatchTable = {
  id: Generated<number>
  vacancy_id: number
  format: 'flow' | 'group'
  date: string
  time_zone: string
  minutes: number
  waiting_seats: number | null
  seats: number | null
  quorum: number | null
  goal: number
  confidence: number
  /** What the day is for: to meet the goal with the fewest people, or to fill the interviewers' time. */
  asks: Generated<'meet' | 'fill'>
  /** Whether the goal counts people who come or interviews held within the day. */
  goal_counts: Generated<'arrivals' | 'held'>
  /** The show-up rate the plan stands on, as the calculators take it, and its basis. */
  rate_json: string
  rate_basis: string
  place: string | null
  contact: string | null
  invitation_text: string | null
  status: 'planned' | 'closed' | 'cancelled'
  closed_at: string | null
  /** The head-count forecast as it stood when the batch was closed. */
  forecast_json: string | null
  created_by: number | null
  created_at: string
  version: Generated<number>
}

export type BatchInterviewerTable = { batch_id: number; name: string; name_key: string }

export type SlotTable = {
  id: Generated<number>
  batch_id: number
  position: number
  starts_at: string
  ends_at: string
  interviewers: number
  /** How many the plan invites to this slot; not a limit on how many may be. */
  planned_invitations: number
}

/** A day was moved: when its first slot began and where it was before. */
export type DayMoveTable = {
  id: Generated<number>
  batch_id: number
  starts_at: string
  place: string | null
  by_user: number | null
  at: string
}
