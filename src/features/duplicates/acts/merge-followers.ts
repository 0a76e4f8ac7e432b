import type { Transaction } from 'kysely'
import { rowsWhere, type Journal, type Row } from '../../../db/journal.ts'
import type { Schema } from '../../../db/schema/index.ts'
import { overlapsSlot, standingOf } from '../../batches/reads/standing.ts'

/** Two entries of one person on their way to become one. */
export type Joining = {
  trx: Transaction<Schema>
  journal: Journal
  kept: number
  merged: number
  at: string
  /** In words, why one of two invitations to the same batch has ended. */
  invitedTwice: string
}

/** Rows that simply go with the person, with what tells one of them from the others. */
const moves: readonly { table: string; column: string; key: string }[] = [
  { table: 'candidate_contacts', column: 'candidate_id', key: 'key' },
  { table: 'threads', column: 'candidate_id', key: 'id' },
  { table: 'messages', column: 'candidate_id', key: 'id' },
  { table: 'message_answers', column: 'candidate_id', key: 'id' },
  { table: 'offers', column: 'candidate_id', key: 'id' },
  { table: 'merges', column: 'kept_id', key: 'id' },
  { table: 'level_overrides', column: 'candidate_id', key: 'id' },
  { table: 'consents', column: 'candidate_id', key: 'id' },
  { table: 'candidate_notes', column: 'candidate_id', key: 'id' },
  { table: 'candidate_files', column: 'candidate_id', key: 'id' },
  { table: 'import_doubts', column: 'candidate_id', key: 'id' },
]

/** Rows that go with an application when two applications become one. */
const ofApplications: readonly { table: string; column: string; key: string }[] = [
  { table: 'application_events', column: 'application_id', key: 'id' },
  { table: 'decision_people', column: 'application_id', key: 'id' },
  { table: 'consents', column: 'application_id', key: 'id' },
]

/**
 * How the rows of every table that names a candidate follow the one who is kept; a test holds this against the tables.
 */
export const followers: Record<string, (joining: Joining) => Promise<void>> = {
  ...Object.fromEntries(
    moves.map(({ table, column, key }) => [
      table,
      (joining: Joining) => move(joining, table, column, key, joining.merged, joining.kept),
    ]),
  ),
  applications: moveApplications,
  invitations: moveInvitations,
  person_levels: moveLevel,
  different_people: movePeopleToldApart,
  candidate_tags: moveTags,
  import_changes: moveChangesToCome,
  import_contacts: moveContactsToCome,
  import_applications: moveApplicationsToCome,
}

/** The same for every table that names an application. */
export const applicationFollowers: readonly string[] = [...ofApplications.map(({ table }) => table), 'scorecards']

async function move({ trx, journal }: Joining, table: string, column: string, key: string, from: number, to: number) {
  for (const row of await rowsWhere(trx, table, { [column]: from }))
    await journal.change(table, { [key]: row[key] ?? null }, row, { [column]: to })
}

/**
 * On a vacancy both stand on, the application that is still open goes on, with the earlier day; the other is put away.
 */
async function moveApplications(joining: Joining) {
  const { trx, journal, kept, merged } = joining
  for (const theirs of await rowsWhere(trx, 'applications', { candidate_id: merged })) {
    const [ours] = await rowsWhere(trx, 'applications', {
      candidate_id: kept,
      vacancy_id: theirs['vacancy_id'] ?? null,
    })
    const theirsGoesOn = !ours || (ours['closed_at'] !== null && theirs['closed_at'] === null)
    const [winner, loser] = theirsGoesOn ? [theirs, ours] : [ours, theirs]
    if (loser) {
      for (const { table, column, key } of ofApplications)
        await move(joining, table, column, key, Number(loser['id']), Number(winner['id']))
      await moveScorecards(joining, Number(loser['id']), Number(winner['id']))
      await journal.remove('applications', loser)
    }
    const since =
      [winner, loser]
        .flatMap((row) => row?.['created_at'] ?? [])
        .map(String)
        .sort()[0] ?? null
    await journal.change('applications', { id: winner['id'] ?? null }, winner, {
      candidate_id: kept,
      created_at: since,
    })
  }
}

/** Of two scorecards of one interviewer the later one is taken whole; the other is put away with its marks. */
async function moveScorecards({ trx, journal }: Joining, from: number, to: number) {
  for (const theirs of await rowsWhere(trx, 'scorecards', { application_id: from })) {
    const [ours] = await rowsWhere(trx, 'scorecards', { application_id: to, user_id: theirs['user_id'] ?? null })
    const older = ours && (String(theirs['updated_at']) > String(ours['updated_at']) ? ours : theirs)
    if (older) {
      for (const mark of await rowsWhere(trx, 'scorecard_marks', { scorecard_id: older['id'] ?? null }))
        await journal.remove('scorecard_marks', mark)
      await journal.remove('scorecards', older)
    }
    if (older !== theirs)
      await journal.change('scorecards', { id: theirs['id'] ?? null }, theirs, { application_id: to })
  }
}

/**
 * Of two invitations to one batch, or to hours that overlap, the one that more is known of stays; the other ends, and
 * nobody is counted twice or stands in two places.
 */
async function moveInvitations(joining: Joining) {
  const { trx, journal, kept, merged, at, invitedTwice } = joining
  const known = (row: Row) => [row['presence'], row['result'], row['reply']].filter((value) => value !== null).length
  const end = (row: Row) =>
    journal.change('invitations', { id: row['id'] ?? null }, row, {
      status: 'cancelled',
      ended_at: at,
      end_reason: invitedTwice,
    })
  for (const theirs of await rowsWhere(trx, 'invitations', { candidate_id: merged })) {
    const ours = theirs['status'] === 'active' ? await atTheSameTime(joining, theirs) : []
    if (ours.some((row) => known(row) >= known(theirs))) await end(theirs)
    else for (const row of ours) await end(row)
    await journal.change('invitations', { id: theirs['id'] ?? null }, theirs, { candidate_id: kept })
  }
}

/** The invitations of the one who is kept to the same batch as `theirs`, or to another open one at that time. */
async function atTheSameTime({ trx, kept, merged }: Joining, theirs: Row): Promise<Row[]> {
  const standing = await standingOf(trx, [kept, merged])
  const there = standing.find(({ invitation_id }) => invitation_id === theirs['id'])
  const busy = standing.filter((one) => one.candidate_id === kept && there && overlapsSlot(one, there))
  const ours = await rowsWhere(trx, 'invitations', { candidate_id: kept, status: 'active' })
  return ours.filter(
    (row) => row['batch_id'] === theirs['batch_id'] || busy.some(({ invitation_id }) => invitation_id === row['id']),
  )
}

/** What was seen of the person last is taken whole: half of one look and half of another would be a third. */
async function moveLevel({ trx, journal, kept, merged }: Joining) {
  const [ours] = await rowsWhere(trx, 'person_levels', { candidate_id: kept })
  const [theirs] = await rowsWhere(trx, 'person_levels', { candidate_id: merged })
  if (!theirs) return
  const theirsStays = !ours || String(theirs['changed_at']) > String(ours['changed_at'])
  await journal.remove('person_levels', theirs)
  if (theirsStays && ours) await journal.remove('person_levels', ours)
  if (theirsStays) await journal.add('person_levels', { ...theirs, candidate_id: kept })
}

/** Whom somebody told apart from either is told apart from both. */
async function movePeopleToldApart({ trx, journal, kept, merged }: Joining) {
  const pairs = [
    ...(await rowsWhere(trx, 'different_people', { first_id: merged })),
    ...(await rowsWhere(trx, 'different_people', { second_id: merged })),
  ]
  for (const pair of pairs) {
    await journal.remove('different_people', pair)
    const other = Number(pair['first_id'] === merged ? pair['second_id'] : pair['first_id'])
    const now = { first_id: Math.min(kept, other), second_id: Math.max(kept, other) }
    const known = await rowsWhere(trx, 'different_people', now)
    if (other !== kept && known.length === 0) await journal.add('different_people', { ...pair, ...now })
  }
}

/** A tag that both have is one tag. */
async function moveTags({ trx, journal, kept, merged }: Joining) {
  for (const theirs of await rowsWhere(trx, 'candidate_tags', { candidate_id: merged })) {
    await journal.remove('candidate_tags', theirs)
    const now = { candidate_id: kept, tag_id: theirs['tag_id'] ?? null }
    if ((await rowsWhere(trx, 'candidate_tags', now)).length === 0) await journal.add('candidate_tags', now)
  }
}
/**
 * What a file that is being loaded will add to the merged one, it adds to the one who is kept. This is not written in
 * the
 * journal: once the file is loaded these rows are gone, and a merge must be undone all the same.
 */
async function moveChangesToCome({ trx, kept, merged }: Joining) {
  const changes = await trx.selectFrom('import_changes').selectAll().where('candidate_id', '=', merged).execute()
  for (const { import_id, facts_json } of changes) {
    const ours = await trx
      .selectFrom('import_changes')
      .select('facts_json')
      .where('import_id', '=', import_id)
      .where('candidate_id', '=', kept)
      .executeTakeFirst()
    const facts = { ...(JSON.parse(facts_json) as object), ...(JSON.parse(ours?.facts_json ?? '{}') as object) }
    await trx
      .deleteFrom('import_changes')
      .where('import_id', '=', import_id)
      .where('candidate_id', 'in', [kept, merged])
      .execute()
    await trx
      .insertInto('import_changes')
      .values({ import_id, candidate_id: kept, facts_json: JSON.stringify(facts) })
      .execute()
  }
}

async function moveContactsToCome({ trx, kept, merged }: Joining) {
  await trx.updateTable('import_contacts').set({ candidate_id: kept }).where('candidate_id', '=', merged).execute()
}

/** What is to come for a vacancy both are to apply for comes for the one who is kept. */
async function moveApplicationsToCome({ trx, kept, merged }: Joining) {
  const theirs = await trx.selectFrom('import_applications').selectAll().where('candidate_id', '=', merged).execute()
  await trx.deleteFrom('import_applications').where('candidate_id', '=', merged).execute()
  for (const row of theirs)
    await trx
      .insertInto('import_applications')
      .values({ ...row, candidate_id: kept })
      .onConflict((conflict) => conflict.columns(['import_id', 'vacancy_key', 'candidate_id']).doNothing())
      .execute()
}
