import { sql } from 'kysely'
import type { Database } from '../../../src/db/open.ts'
import { apply } from '../../../src/features/applications/acts/apply.ts'
import { aboutCandidate, personalDataTables } from '../../../src/features/privacy/personal-data-tables.ts'
import { testNow } from '../../support/app.ts'
import { keysOf, makeVacancy } from '../../support/fixtures.ts'
import { columnsOf } from '../../support/tables.ts'

const at = testNow.toString()

/**
 * Columns whose texts are codes, days and instants of ours, or keys; whatever else holds text, people may have written.
 */
const coded = new Set([
  'mail_id',
  'city_id',
  'value',
  'search_key',
  'likeness_key',
  'search_text',
  'message_language',
  'pay_basis',
  'created_at',
  'updated_at',
  'erase_by',
  'key',
  'kind',
  'at',
  'type',
  'sha256',
  'changed_at',
  'undone_at',
  'given_on',
  'until',
  'channel',
  'withdrawn_on',
  'recorded_at',
  'replaced_at',
  'stage_entered_at',
  'next_due',
  'started_on',
  'closed_at',
  'ended_by',
  'act',
  'fact',
  'day',
  'status',
  'offers.approval_chain',
  'offers.awaits',
  'invited_at',
  'ended_at',
  'presence',
  'arrived_at',
  'called_in_at',
  'result',
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
  'action',
  'basis',
  'submitted_at',
  'manager_type',
  'check_json',
  'facts_json',
  'verdict',
  'asked_at',
  'replied_at',
  'reply_via',
  'end_origin',
  'origin',
  'step',
  'not_before',
  'expires_at',
  'state',
  'next_attempt_at',
  'lease',
  'at_wire_since',
  'last_answer',
  'message_id',
  'language',
  'trial_arm',
  'arm',
  'drawn_at',
  'sent_at',
  'messages.reason',
])

const facts = JSON.stringify({
  skills: {
    consults: 'claimed',
    oneC: 'no',
    phone: 'observed',
    conflicts: 'no',
    findsClients: 'no',
    negotiates: 'no',
    clientBase: 'no',
    executives: 'no',
  },
  higherEducation: false,
  english: false,
})

/** What no one else has in any text. */
export const mark = 'Непохожая'

/**
 * Somebody with a row in every table that holds something about a person, each with a mark in every text that a person
 * may have written. @returns their number
 */
export async function somebody(database: Database, user: number): Promise<number> {
  const { db } = database
  const name = `${mark} Анна`
  const { id } = await db
    .insertInto('candidates')
    .values({ name, ...keysOf(name, '+79161234567'), created_at: at, updated_at: at, city_id: 'spb', source: 'hh.ru' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('candidate_contacts')
    .values([
      { candidate_id: id, kind: 'phone', value: '+7 916 123 45 67', key: '+79161234567' },
      { candidate_id: id, kind: 'email', value: 'anna.unlike@example.ru', key: 'anna.unlike@example.ru' },
      { candidate_id: id, kind: 'profile', value: 'hh.ru/resume/4nn4', key: 'hh.ru/resume/4nn4' },
    ])
    .execute()
  await db.insertInto('candidate_notes').values({ candidate_id: id, text: '', by_user: user, at }).execute()
  await db
    .insertInto('candidate_files')
    .values({
      candidate_id: id,
      name: '',
      type: 'pdf',
      size: 9,
      sha256: 'f',
      uploaded_by: user,
      at,
      content: Buffer.from(`%PDF ${mark}`),
    })
    .execute()
  const tag = await db
    .insertInto('tags')
    .values({ name: `${mark} метка`, name_key: `${mark} метка` })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('candidate_tags').values({ candidate_id: id, tag_id: tag.id }).execute()
  await db
    .insertInto('person_levels')
    .values({ candidate_id: id, facts_json: facts, changed_by: user, changed_at: at })
    .execute()
  await db.insertInto('level_overrides').values({ candidate_id: id, level: 2, by_user: user, at }).execute()
  const other = await db
    .insertInto('candidates')
    .values({ name: 'Тёзка', ...keysOf('Тёзка'), created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('different_people').values({ first_id: id, second_id: other.id, by_user: user, at }).execute()
  await db.insertInto('different_people').values({ first_id: other.id, second_id: id, by_user: user, at }).execute()
  await db
    .insertInto('merges')
    .values({ kept_id: id, merged_id: 1_000_000 + id, before_json: '[]', by_user: user, at })
    .execute()
  const vacancy = await makeVacancy(db)
  await apply(db, [id], vacancy, at)
  const application = await db
    .selectFrom('applications')
    .select('id')
    .where('candidate_id', '=', id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('application_events')
    .values({ application_id: application.id, act: 'step', by_user: user, at })
    .execute()
  await db
    .insertInto('consents')
    .values({
      candidate_id: id,
      application_id: application.id,
      given_on: '2026-11-24',
      wording: '',
      channel: 'paper',
      recorded_by: user,
      recorded_at: at,
    })
    .execute()
  await judged(database, vacancy, application.id, user)
  await interview(database, vacancy, id, user)
  const offer = await db
    .insertInto('offers')
    .values({
      candidate_id: id,
      vacancy_id: vacancy,
      city_id: 'moscow',
      level: 1,
      amount: 29_000,
      basis: 'gross',
      check_json: '{}',
      verdict: 'in-band',
      created_by: user,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const entered = await db
    .insertInto('offer_events')
    .values({ offer_id: offer.id, act: 'enter', by_user: user, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('offer_news').values({ event_id: entered.id, user_id: user }).execute()
  await db
    .insertInto('offer_versions')
    .values({
      offer_id: offer.id,
      edition: 1,
      city_id: 'moscow',
      level: 1,
      amount: 28_000,
      variable_pay: 0,
      share: 1,
      basis: 'gross',
      check_json: '{}',
      verdict: 'in-band',
      needs_approval: 0,
      status: 'sent',
      created_by: user,
      created_at: at,
      replaced_by: user,
      replaced_at: at,
    })
    .execute()
  const file = await db
    .insertInto('imports')
    .values({ kind: 'candidates', file_name: 'people.csv', created_at: at, published_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('import_changes').values({ import_id: file.id, candidate_id: id, facts_json: '{}' }).execute()
  await db
    .insertInto('import_contacts')
    .values({ import_id: file.id, candidate_id: id, kind: 'phone', key: '+79161234567' })
    .execute()
  await db
    .insertInto('import_doubts')
    .values({ import_id: file.id, row: 2, candidate_id: id, told_name: '', told_json: '{}', given_json: '{}' })
    .execute()
  await db
    .insertInto('import_applications')
    .values({ import_id: file.id, candidate_id: id, vacancy_key: '', vacancy_id: vacancy, reached: 'new', reason: '' })
    .execute()
  await markTexts(database, id)
  return id
}

/** Marked by an interviewer, and chosen with a reason that names them. */
async function judged({ db }: Database, vacancy: number, application: number, user: number) {
  const criterion = await db
    .selectFrom('criteria')
    .select('id')
    .where('vacancy_id', '=', vacancy)
    .executeTakeFirstOrThrow()
  const card = await db
    .insertInto('scorecards')
    .values({ application_id: application, user_id: user, created_at: at, updated_at: at, submitted_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('scorecard_marks')
    .values({ scorecard_id: card.id, criterion_id: criterion.id, claimed: 5, observed: 3, updated_at: at })
    .execute()
  const decision = await db
    .insertInto('decisions')
    .values({ vacancy_id: vacancy, reason: `${mark} Анна спокойнее других`, weights_json: '{}', by_user: user, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('decision_people')
    .values({ decision_id: decision.id, application_id: application, chosen: 1, score: 3, coverage: 0.1, place: 1 })
    .execute()
}

/** Invited to a day that is over, and came; and to one that is still to come. */
async function interview({ db }: Database, vacancy: number, candidate: number, user: number) {
  for (const status of ['closed', 'planned'] as const) {
    const batch = await db
      .insertInto('batches')
      .values({
        vacancy_id: vacancy,
        format: 'flow',
        date: '2026-12-01',
        time_zone: 'Europe/Moscow',
        minutes: 30,
        goal: 5,
        confidence: 0.9,
        rate_json: '{"known":0.2}',
        rate_basis: 'article',
        status,
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const slot = await db
      .insertInto('slots')
      .values({ batch_id: batch.id, position: 0, starts_at: at, ends_at: at, interviewers: 1, planned_invitations: 5 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const thread = await db
      .insertInto('threads')
      .values({ candidate_id: candidate, vacancy_id: vacancy, batch_id: batch.id, created_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('messages')
      .values({
        thread_id: thread.id,
        candidate_id: candidate,
        kind: 'invitation',
        channel: 'email',
        not_before: at,
        expires_at: at,
        next_attempt_at: at,
        state: status === 'closed' ? 'sent' : 'queued',
        created_at: at,
      })
      .execute()
    const answer = { thread_id: thread.id, candidate_id: candidate, at }
    await db
      .insertInto('message_answers')
      .values([
        { ...answer, choice: 'other' },
        { ...answer, mail_id: `${candidate} ${status}`, text: mark },
      ])
      .execute()
    const invitation = await db
      .insertInto('invitations')
      .values({
        thread_id: thread.id,
        batch_id: batch.id,
        slot_id: slot.id,
        candidate_id: candidate,
        status: 'active',
        walk_in: 0,
        invited_at: at,
        invited_by: user,
        presence: status === 'closed' ? 'came' : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('invitation_events')
      .values({ invitation_id: invitation.id, action: 'came', before_json: '{}', by_user: user, at, undone: 0 })
      .execute()
    await db
      .insertInto('call_attempts')
      .values({ invitation_id: invitation.id, at, by_user: user, reached: 1 })
      .execute()
    const trial = await db
      .insertInto('message_trials')
      .values({ name: '', kind: 'invitation', step: '', planned: 40, started_at: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('message_trial_people')
      .values({ trial_id: trial.id, invitation_id: invitation.id, arm: 'a', drawn_at: at })
      .execute()
    await db
      .insertInto('reminders')
      .values({ invitation_id: invitation.id, at, by_user: user, channel: 'sms' })
      .execute()
  }
}

async function markTexts(database: Database, id: number) {
  const marks: Record<string, string> = {
    'candidates.name': `${mark} Анна Петровна`,
    'import_changes.facts_json': JSON.stringify({ note: `${mark} import_changes.facts_json` }),
    'merges.before_json': JSON.stringify([{ act: 'removed', table: 'candidates', row: { name: `Прежняя ${mark}` } }]),
  }
  const all = [
    { table: 'candidates', about: sql<boolean>`id = ${id}` },
    ...personalDataTables.map((entry) => ({ table: entry.table, about: aboutCandidate(entry, id) })),
  ]
  for (const { table, about } of all) {
    for (const { name, text } of await columnsOf(database, table)) {
      if (!text || ((coded.has(name) || coded.has(`${table}.${name}`)) && !marks[`${table}.${name}`])) continue
      const value =
        marks[`${table}.${name}`] ??
        (name.endsWith('_json') ? JSON.stringify({ text: `${mark} ${table}.${name}` }) : `${mark} ${table}.${name}`)
      await sql`update ${sql.table(table)} set ${sql.ref(name)} = ${value} where ${about}`.execute(database.db)
    }
  }
}
