import type { FactColumns } from '../../domain/people/candidate/fields.ts'
import type { Generated } from 'kysely'
import type { ApiTokenTable, SessionTable } from './api-tokens.ts'
import type {
  CandidateFileTable,
  CandidateNoteTable,
  CandidateTagTable,
  ConsentTable,
  ErasureTable,
  TagTable,
} from './privacy.ts'
import type { CityTable, MinimumWageTable, SalaryCellTable, SalaryTableTable, TaxBracketTable } from './reference.ts'
import type {
  ImportChangeTable,
  ImportContactTable,
  ImportMappingTable,
  ImportPieceTable,
  ImportRowsTable,
  ImportSetAsideTable,
  ImportTable,
} from './imports.ts'
import type { WebhookDeliveryTable, WebhookEndpointTable } from './webhooks.ts'
import type { ReminderTable } from './turnout.ts'
import type {
  LevelOverrideTable,
  MarketFiguresTable,
  MarketPostingTable,
  OfferEventTable,
  OfferTable,
  PersonLevelTable,
  RegionalOptOutTable,
} from './pay.ts'
import type { PayTableCellTable, PayTableLevelTable, PayTableTable, PayTableVersionTable } from './pay-tables.ts'
import type { DecisionPersonTable, DecisionTable } from './decisions.ts'
import type { CriterionTable, ScorecardMarkTable, ScorecardTable } from './scorecards.ts'
import type { DifferentPeopleTable, MergeTable, SavedFilterTable, SearchIndexTable } from './search.ts'
import type { ApplicationEventTable, ApplicationTable, CloseReasonTable, StageTable } from './applications.ts'

/**
 * The tables as the queries see them. Instants are ISO-8601 UTC text, days are `2026-11-24`, booleans are 0 or 1,
 * and columns named `…_json` hold JSON text: the only forms that both databases keep alike.
 */
export type Schema = {
  users: UserTable
  account_links: AccountLinkTable
  sessions: SessionTable
  rate_limits: RateLimitTable
  cities: CityTable
  salary_tables: SalaryTableTable
  salary_cells: SalaryCellTable
  minimum_wages: MinimumWageTable
  tax_brackets: TaxBracketTable
  imports: ImportTable
  import_pieces: ImportPieceTable
  import_rows: ImportRowsTable
  import_set_aside: ImportSetAsideTable
  import_changes: ImportChangeTable
  import_contacts: ImportContactTable
  import_mappings: ImportMappingTable
  attendance_records: AttendanceRecordTable
  vacancies: VacancyTable
  candidates: CandidateTable
  candidate_contacts: CandidateContactTable
  stages: StageTable
  criteria: CriterionTable
  scorecards: ScorecardTable
  scorecard_marks: ScorecardMarkTable
  decisions: DecisionTable
  decision_people: DecisionPersonTable
  applications: ApplicationTable
  application_events: ApplicationEventTable
  close_reasons: CloseReasonTable
  batches: BatchTable
  batch_interviewers: BatchInterviewerTable
  slots: SlotTable
  invitations: InvitationTable
  invitation_events: InvitationEventTable
  call_attempts: CallAttemptTable
  call_questions: CallQuestionTable
  reminders: ReminderTable
  market_postings: MarketPostingTable
  market_figures: MarketFiguresTable
  person_levels: PersonLevelTable
  level_overrides: LevelOverrideTable
  offers: OfferTable
  offer_events: OfferEventTable
  regional_opt_outs: RegionalOptOutTable
  pay_tables: PayTableTable
  pay_table_versions: PayTableVersionTable
  pay_table_levels: PayTableLevelTable
  pay_table_cells: PayTableCellTable
  saved_filters: SavedFilterTable
  different_people: DifferentPeopleTable
  merges: MergeTable
  candidates_search_text: SearchIndexTable
  /** Always empty, see write-probe.ts. */
  write_probe: { filling: string }
  api_tokens: ApiTokenTable
  consents: ConsentTable
  candidate_notes: CandidateNoteTable
  candidate_files: CandidateFileTable
  tags: TagTable
  candidate_tags: CandidateTagTable
  erasures: ErasureTable
  webhook_endpoints: WebhookEndpointTable
  webhook_deliveries: WebhookDeliveryTable
}

export type Flag = 0 | 1
export type Role = 'administrator' | 'hr' | 'manager' | 'recruiter'
export type Language = 'ru' | 'en'
export type PayBasis = 'gross' | 'net'

export type UserTable = {
  id: Generated<number>
  /** Lower case; what a person signs in with. */
  email: string
  name: string
  password_hash: string
  role: Role
  language: Language
  /** Raised to end every session of this person: a session counts only in the epoch it was started in. */
  epoch: Generated<number>
  created_at: string
  disabled_at: string | null
}

/** A one-time link by which a colleague makes an account or chooses a new password; only the token's hash is kept. */
export type AccountLinkTable = {
  id: Generated<number>
  token_hash: string
  /** The role that an invitation gives. */
  role: Role
  /** Whose password it replaces; null for an invitation. */
  user_id: number | null
  created_by: number
  created_at: string
  expires_at: string
  used_at: string | null
  revoked_at: string | null
}

export type RateLimitTable = { key: string; hits: number; window_ends_at: number }

export type CheckAnswer = 'yes' | 'no' | 'unsure'

/** What a person replied to an invitation, and the seven checks of the confirmation call; null = no answer. */
export type AnswerColumns = {
  reply: CheckAnswer | null
  permission: CheckAnswer | null
  calendar: CheckAnswer | null
  call_ahead: CheckAnswer | null
  second_phone: CheckAnswer | null
  documents: CheckAnswer | null
  route: CheckAnswer | null
  letter: CheckAnswer | null
}

/** What was known of one past invitation before it came true, and whether the person came. */
export type AttendanceRecordTable = AnswerColumns & {
  id: Generated<number>
  person: string
  batch: string
  date: string
  invited_on: string | null
  kind: string | null
  source: string | null
  city: string | null
  came: Flag
}

export type VacancyTable = {
  id: Generated<number>
  title: string
  search_key: string
  city_id: string
  level: number
  openings: number
  pay_from: number | null
  pay_to: number | null
  pay_basis: PayBasis | null
  business: string | null
  description: string | null
  /** The table its offers are held against, in its newest version; null = the article's. */
  pay_table_id: number | null
  closed_at: string | null
  created_by: number | null
  created_at: string
  version: Generated<number>
  /** Raised by every change of the vacancy's stages. */
  stages_version: Generated<number>
  criteria_version: Generated<number>
}

/** What is known of a candidate stands in the columns of `candidateFields`. */
export type CandidateTable = FactColumns & {
  id: Generated<number>
  name: string
  /** The name folded for order: lower case, ё as е. This and the two below are made by `candidateKeys`. */
  search_key: string
  /** The name in one alphabet and spelling, its words in order: whoever shares it may be the same person. */
  likeness_key: string
  /** All that the search looks through. */
  search_text: string
  /** The level as it was worked out or set by hand when last something changed; for lists to be narrowed by. */
  level: number | null
  /** The day by which all of this must be erased, see `eraseBy`; null while somebody is considering the person. */
  erase_by: string | null
  /** 1 for what stands in the place of somebody who was erased: it is in no list of people. */
  erased: Generated<Flag>
  /** The file the person came with; until that is published, nobody sees them. Null for whom somebody typed in. */
  import_id: number | null
  created_at: string
  updated_at: string
  version: Generated<number>
}

/** `key` is the E.164 phone or the folded e-mail; one key belongs to one person. */
export type CandidateContactTable = {
  id: Generated<number>
  candidate_id: number
  kind: 'phone' | 'email' | 'profile'
  value: string
  key: string
}

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

export type InvitationTable = AnswerColumns & {
  id: Generated<number>
  batch_id: number
  slot_id: number
  candidate_id: number
  /** `moved` and `cancelled` ones are kept, and count neither as invited nor as missed. */
  status: 'active' | 'moved' | 'cancelled'
  walk_in: Flag
  invited_at: string
  invited_by: number | null
  ended_at: string | null
  end_reason: string | null
  /** The chance to come that was stated when the invitation was made; null for a walk-in. */
  chance: number | null
  presence: 'came' | 'late' | 'missed' | 'left' | null
  arrived_at: string | null
  called_in_at: string | null
  result: 'passed' | 'refused' | 'second' | null
  result_reason: string | null
  result_note: string | null
  version: Generated<number>
}

/** One attempt at the confirmation call. */
export type CallAttemptTable = {
  id: Generated<number>
  invitation_id: number
  at: string
  by_user: number | null
  reached: Flag
}

/** A question of the confirmation call that the team words its own way or does not ask; the others have no row. */
export type CallQuestionTable = { id: string; wording: string | null; asked: Flag }

/** Every change of an invitation: what undo goes back to, and who did it. */
export type InvitationEventTable = {
  id: Generated<number>
  invitation_id: number
  action: string
  before_json: string
  by_user: number | null
  at: string
  undone: Flag
}
