import { sql } from 'kysely'
import type { Row } from '../../db/journal.ts'
import type { Db } from '../../db/open.ts'

/** What becomes of a table's rows when their person is erased. */
type Erasure =
  | 'removed'
  /**
   * Rows that fit the condition `kept` move to the anonymous candidate, without the `emptied` columns; others go. Their
   * version is raised where they have one.
   */
  | { kept: string; emptied: readonly string[]; versioned?: false }

/** A table with personal data: `column` names the candidate, or a row of the table `of` that names the candidate. */
export type PersonalDataTable = { table: string; column: string; of: string; erasure: Erasure }

const ofCandidate = (table: string, erasure: Erasure = 'removed', column = 'candidate_id'): PersonalDataTable => ({
  table,
  column,
  of: 'candidates',
  erasure,
})
const under = (of: string, column: string, table: string, erasure: Erasure = 'removed'): PersonalDataTable => ({
  table,
  column,
  of,
  erasure,
})

/** Invitations with an outcome: the history of turnout is made of them. */
const hasOutcome = [
  `status = 'active'`,
  `(presence is not null or batch_id in (select id from batches where status = 'closed'))`,
].join(' and ')

/** What was sent, without its words: how many were asked and by which wording is learned from. */
const wasSent = `state in ('sent', 'delivered', 'bounced')`
const written = ['address', 'subject', 'body', 'note']

const ofTheOffer = ['note', 'reason', 'start_on', 'valid_until', 'schedule', 'work_place']

/**
 * Every table that holds something about a candidate, those above before those below them: a copy is made and an
 * erasure
 * is done by this list, and a test holds it against the tables the database knows.
 */
export const personalDataTables: readonly PersonalDataTable[] = [
  ofCandidate('candidate_contacts'),
  ofCandidate('candidate_notes'),
  ofCandidate('candidate_files'),
  ofCandidate('candidate_tags'),
  ofCandidate('person_levels'),
  ofCandidate('level_overrides'),
  ofCandidate('different_people', 'removed', 'first_id'),
  ofCandidate('different_people', 'removed', 'second_id'),
  ofCandidate('merges', 'removed', 'kept_id'),
  ofCandidate('consents'),
  ofCandidate('import_changes'),
  ofCandidate('import_contacts'),
  ofCandidate('import_doubts'),
  ofCandidate('import_applications'),
  ofCandidate('applications', { kept: '1 = 1', emptied: ['next_step', 'next_due'] }),
  under('applications', 'application_id', 'application_events', { kept: '1 = 1', emptied: ['note'] }),
  under('applications', 'application_id', 'scorecards'),
  under('scorecards', 'scorecard_id', 'scorecard_marks'),
  under('applications', 'application_id', 'decision_people', { kept: '1 = 1', emptied: [] }),
  ofCandidate('threads', { kept: '1 = 1', emptied: [], versioned: false }),
  ofCandidate('messages', { kept: wasSent, emptied: written, versioned: false }),
  ofCandidate('message_answers'),
  ofCandidate('invitations', { kept: hasOutcome, emptied: ['end_reason', 'result_reason', 'result_note'] }),
  under('invitations', 'invitation_id', 'invitation_events'),
  under('invitations', 'invitation_id', 'call_attempts', { kept: '1 = 1', emptied: ['note'] }),
  under('invitations', 'invitation_id', 'reminders', { kept: '1 = 1', emptied: [] }),
  under('invitations', 'invitation_id', 'message_trial_people', { kept: '1 = 1', emptied: [] }),
  ofCandidate('offers', { kept: '1 = 1', emptied: ofTheOffer }),
  under('offers', 'offer_id', 'offer_versions', { kept: '1 = 1', emptied: ofTheOffer }),
  under('offers', 'offer_id', 'offer_events', { kept: '1 = 1', emptied: ['reason', 'before_json'] }),
  under('offer_events', 'event_id', 'offer_news'),
]

/** Which rows of a table are about a candidate, as a condition. */
export function aboutCandidate({ column, of }: PersonalDataTable, candidate: number) {
  const above = personalDataTables.filter(({ table }) => table === of)
  if (of === 'candidates') return sql<boolean>`${sql.ref(column)} = ${candidate}`
  const keys = above.map(
    (entry): ReturnType<typeof sql> => sql`select id from ${sql.table(of)} where ${aboutCandidate(entry, candidate)}`,
  )
  return sql<boolean>`${sql.ref(column)} in (${sql.join(keys, sql` union `)})`
}

/** The rows of a table that are about a candidate, all of their columns. */
export async function rowsAbout(db: Db, entry: PersonalDataTable, candidate: number): Promise<Row[]> {
  return (await sql<Row>`select * from ${sql.table(entry.table)} where ${aboutCandidate(entry, candidate)}`.execute(db))
    .rows
}
