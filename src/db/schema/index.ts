import type {
  AbsenceTable,
  AccountLinkTable,
  ApiTokenTable,
  CalendarFeedTable,
  RateLimitTable,
  SessionTable,
  UserTable,
} from './accounts.ts'
import type { ApplicationEventTable, ApplicationTable, CloseReasonTable, StageTable } from './applications.ts'
import type { BatchInterviewerTable, BatchTable, DayMoveTable, SlotTable } from './batches.ts'
import type {
  CandidateContactTable,
  CandidateTable,
  DifferentPeopleTable,
  MergeTable,
  SavedFilterTable,
  SourceNameTable,
  SearchIndexTable,
} from './candidates.ts'
import type {
  ImportApplicationTable,
  ImportChangeTable,
  ImportContactTable,
  ImportDoubtTable,
  ImportMappingTable,
  ImportPieceTable,
  ImportRowsTable,
  ImportSetAsideTable,
  ImportTable,
  OutcomeWordingTable,
  StageWordingTable,
  VacancyWordingTable,
} from './imports.ts'
import type {
  CallAttemptTable,
  CallQuestionTable,
  InvitationEventTable,
  InvitationTable,
  ReminderTable,
} from './invitations.ts'
import type { GatewayCallTable, GatewayTable } from './outgoing/gateway.ts'
import type {
  MessageAnswerTable,
  MessageChannelTable,
  MessageTable,
  SuppressedAddressTable,
  ThreadTable,
} from './outgoing/messages.ts'
import type { InboxReadingTable } from './outgoing/inbox.ts'
import type { ColleagueMailTable } from './outgoing/colleague-mails.ts'
import type {
  BatchStepsTable,
  EmployerTable,
  LetterTemplateTable,
  MessageTemplateTable,
  MessageTrialPersonTable,
  MessageTrialTable,
  SendingSettingsTable,
} from './outgoing/templates.ts'
import type {
  ApprovalRuleTable,
  EmployeePayLoadTable,
  EmployeePayTable,
  LevelOverrideTable,
  MarketFiguresTable,
  MarketPostingTable,
  OfferEventTable,
  OfferNewsTable,
  OfferTable,
  OfferVersionTable,
  PayRulesTable,
  PayTableCellTable,
  PayTableLevelTable,
  PayTableTable,
  PayTableVersionTable,
  PersonLevelTable,
  RegionalOptOutTable,
} from './pay.ts'
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
  CriterionTable,
  DecisionPersonTable,
  DecisionTable,
  ScorecardMarkTable,
  ScorecardTable,
} from './scorecards.ts'
import type { AttendanceRecordTable } from './turnout.ts'
import type { VacancyTable } from './vacancies.ts'
import type { WebhookDeliveryTable, WebhookEndpointTable } from './outgoing/webhooks.ts'

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
  import_doubts: ImportDoubtTable
  import_applications: ImportApplicationTable
  import_mappings: ImportMappingTable
  outcome_wordings: OutcomeWordingTable
  stage_wordings: StageWordingTable
  vacancy_wordings: VacancyWordingTable
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
  day_moves: DayMoveTable
  threads: ThreadTable
  invitations: InvitationTable
  invitation_events: InvitationEventTable
  call_attempts: CallAttemptTable
  call_questions: CallQuestionTable
  reminders: ReminderTable
  messages: MessageTable
  message_channels: MessageChannelTable
  suppressed_addresses: SuppressedAddressTable
  message_answers: MessageAnswerTable
  gateways: GatewayTable
  gateway_calls: GatewayCallTable
  inbox_readings: InboxReadingTable
  message_templates: MessageTemplateTable
  sending_settings: SendingSettingsTable
  employer: EmployerTable
  letter_templates: LetterTemplateTable
  batch_steps: BatchStepsTable
  message_trials: MessageTrialTable
  message_trial_people: MessageTrialPersonTable
  market_postings: MarketPostingTable
  market_figures: MarketFiguresTable
  person_levels: PersonLevelTable
  level_overrides: LevelOverrideTable
  offers: OfferTable
  offer_events: OfferEventTable
  offer_versions: OfferVersionTable
  offer_news: OfferNewsTable
  approval_rules: ApprovalRuleTable
  absences: AbsenceTable
  colleague_mails: ColleagueMailTable
  regional_opt_outs: RegionalOptOutTable
  employee_pays: EmployeePayTable
  employee_pay_loads: EmployeePayLoadTable
  pay_rules: PayRulesTable
  pay_tables: PayTableTable
  pay_table_versions: PayTableVersionTable
  pay_table_levels: PayTableLevelTable
  pay_table_cells: PayTableCellTable
  saved_filters: SavedFilterTable
  source_names: SourceNameTable
  different_people: DifferentPeopleTable
  merges: MergeTable
  candidates_search_text: SearchIndexTable
  /** Always empty, see write-probe.ts. */
  write_probe: { filling: string }
  api_tokens: ApiTokenTable
  calendar_feeds: CalendarFeedTable
  consents: ConsentTable
  candidate_notes: CandidateNoteTable
  candidate_files: CandidateFileTable
  tags: TagTable
  candidate_tags: CandidateTagTable
  erasures: ErasureTable
  webhook_endpoints: WebhookEndpointTable
  webhook_deliveries: WebhookDeliveryTable
}
