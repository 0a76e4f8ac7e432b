import type { Generated } from 'kysely'
import type { ApproverRank } from '../../domain/pay/offers/approval.ts'
import type { GateRule } from '../../domain/pay/offers/references.ts'
import type { OfferAct, OfferStatus } from '../../domain/pay/offers/offer-status.ts'
import type { Basis } from '../../domain/pay/types.ts'

/**
 * A vacancy of the market whose pay can be used; the gross figures are null where it is not said whether pay is gross.
 */
export type MarketPostingTable = {
  id: Generated<number>
  /** The posting's own id where the file has one, else a fingerprint of all it says. */
  key: string
  title: string
  place: string
  city_id: string | null
  experience: string | null
  role: string | null
  employer: string | null
  published_at: string | null
  pay_from: number | null
  pay_to: number | null
  basis: Basis | null
  gross_from: number | null
  gross_to: number | null
  /** The middle of a range with both ends, before tax: what plain percentiles count. */
  gross_middle: number | null
  loaded_at: string
}

/** What the postings of a role amount to, worked out with each load; the role is empty for postings that name none. */
export type MarketFiguresTable = {
  role: string
  postings: number
  with_basis: number
  /** ISO days of the oldest and newest publication, null where no posting is dated. */
  published_from: string | null
  published_to: string | null
  loaded_at: string
  cells_json: string
}

export type OfferTable = {
  id: Generated<number>
  candidate_id: number
  vacancy_id: number
  city_id: string
  /** The level whose band the offer is held against; `person_level` is that of the person, where somebody stated it. */
  level: number
  person_level: number | null
  /** Pay for time worked and what comes on top when goals are met, roubles a month for `share` of full working time. */
  amount: number
  variable_pay: Generated<number>
  share: Generated<number>
  basis: Basis
  /** The version of an own table it was held against; null = the article's table. */
  pay_table_version_id: number | null
  /** The whole answer of the check as it stood when the offer was entered. */
  check_json: string
  verdict: string
  note: string | null
  /** The first day of work, and the last one on which the answer counts. */
  start_on: string | null
  valid_until: string | null
  probation_months: number | null
  /** Whether the law allows a longer probation for the place (Labour Code, article 70). */
  head_position: Generated<0 | 1>
  schedule: string | null
  work_place: string | null
  status: Generated<OfferStatus>
  /** Whether it is an exception that somebody else than the author has to approve. */
  needs_approval: Generated<0 | 1>
  /** Who must approve, as the rule was when it was handed in: ranks in order, with a space between them. */
  approval_chain: Generated<string>
  /** While it waits: whose turn it is, since when, and who approved before them. */
  awaits: Generated<ApproverRank>
  asked_at: string | null
  approved_by: number | null
  /** Why the exception is wanted. */
  reason: string | null
  /** Who wrote the version in force, and when. */
  created_by: number
  created_at: string
  /** Which version of the offer this is, as people count them: a correction makes the next one. */
  edition: Generated<number>
  /** Raised by every change of the row, so that nobody overwrites what they have not seen. */
  version: Generated<number>
}

/** What an earlier version of an offer said and how far it had got; `edition` counts from 1. Never changed. */
export type OfferVersionTable = Omit<
  OfferTable,
  | 'id'
  | 'candidate_id'
  | 'vacancy_id'
  | 'variable_pay'
  | 'share'
  | 'status'
  | 'needs_approval'
  | 'edition'
  | 'version'
  | 'approval_chain'
  | 'awaits'
  | 'asked_at'
  | 'approved_by'
> & {
  id: Generated<number>
  offer_id: number
  edition: number
  variable_pay: number
  share: number
  status: OfferStatus
  needs_approval: 0 | 1
  replaced_by: number
  replaced_at: string
}

/** Steps that somebody else took with the offer of a user who has not said yet that they have seen them. */
export type OfferNewsTable = { id: Generated<number>; event_id: number; user_id: number }

/** Every step of an offer; `before_json` holds what a change of its figures replaced. */
export type OfferEventTable = {
  id: Generated<number>
  offer_id: number
  act: 'enter' | OfferAct
  reason: string | null
  before_json: string | null
  by_user: number
  /** The colleague who was away, in whose place it was done. */
  for_user: number | null
  at: string
}

/** Who approves offers outside the band: one row, or none while nobody has changed the usual rule. */
export type ApprovalRuleTable = {
  id: number
  /** An administrator decides, too, above so many per cent outside the band. */
  administrator_above: number
  changed_by: number
  changed_at: string
  version: number
}

/** The employer's written refusal of a city's regional wage agreement (Labour Code, article 133.1). */
export type RegionalOptOutTable = {
  city_id: string
  refused_on: string
  document: string
  recorded_by: number
  recorded_at: string
}

/** What somebody has seen or heard of a person's skills; the level follows from it and is never stored. */
export type PersonLevelTable = {
  candidate_id: number
  facts_json: string
  changed_by: number
  changed_at: string
  version: Generated<number>
}

/** Levels set by hand; the newest of a person holds, and a null level gives the facts the word again. */
export type LevelOverrideTable = {
  id: Generated<number>
  candidate_id: number
  level: number | null
  reason: string | null
  /** The level by the facts at that moment; null where it was unknown. */
  computed_level: number | null
  by_user: number
  at: string
}

/** A pay table of the team's own. Its figures are in its versions; `newest` is the number of the one in force. */
export type PayTableTable = {
  id: Generated<number>
  name: string
  position: string
  newest: number
  /** When it was put away; null while it can be chosen. */
  archived_at: string | null
  archived_by: number | null
}

/** What somebody once saved as a whole: it and its levels and cells are never changed. */
export type PayTableVersionTable = {
  id: Generated<number>
  table_id: number
  number: number
  /** The day the figures hold for. */
  as_of: string
  basis: Basis
  source: string
  /** The number of the version it was made from. */
  made_from: number | null
  saved_by: number
  saved_at: string
}

/** Levels are counted from 1, the lowest, without gaps. */
export type PayTableLevelTable = { version_id: number; level: number; name: string }

export type PayTableCellTable = {
  version_id: number
  city_id: string
  level: number
  stated_min: number | null
  stated_max: number
}

/** One row at most: what may gate an offer, and the table of vacancies that name none of their own. */
export type PayRulesTable = {
  id: number
  gate: GateRule
  default_table_id: number | null
  changed_by: number | null
  changed_at: string
  version: number
}

/** A present employee without a name: the level as the team calls it, '' where none is; roubles a month before tax. */
export type EmployeePayTable = {
  id: Generated<number>
  position: string
  level: string
  city_id: string
  gross: number
}

/** One row at most: the file that the rows came from. */
export type EmployeePayLoadTable = { id: number; as_of: string; loaded_by: number; loaded_at: string }
