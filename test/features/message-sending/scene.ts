import type { Temporal } from 'temporal-polyfill'
import { createBatch } from '../../../src/features/batches/acts/create-batch.ts'
import { slotsOfBatch } from '../../../src/features/batches/reads/batches.ts'
import { sendColleagueMails } from '../../../src/features/colleague-mails/send-colleague-mails.ts'
import { invite } from '../../../src/features/invitations/acts/invite.ts'
import { sendDue } from '../../../src/features/message-sending/send-due.ts'
import { usualQuestion } from '../../../src/features/planner/usual-day.ts'
import { planFor } from '../../../src/domain/days/plan.ts'
import { testApp, testNow } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { testMailServer } from '../../support/mail-server.ts'

/** Nine in the morning in Moscow, 24 November. */
export const morning = testNow

type Wanted = {
  replies?: Parameters<typeof testMailServer>[0]
  variables?: Record<string, string>
  whenOver?: WhenOver
}

/** A team with a mail server, a vacancy, and days to invite to. */
export async function mailingTeam({ replies = {}, variables = {}, whenOver }: Wanted = {}) {
  const mail = await testMailServer(replies, whenOver)
  const clock = { now: morning }
  const sending = { SMTP_URL: mail.url, MAIL_FROM: 'Найм <jobs@yavka.test>', ...variables }
  const made = await testApp(sending, clock, whenOver)
  const recruiter = await made.visitor('recruiter')
  const { db } = made.database
  const { id: by } = await db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  const vacancy = await makeVacancy(db)
  const actor = () => ({ by, at: clock.now })
  const day = async (date: string, from = '10:00') => {
    const question = usualQuestion({ format: 'flow', goal: 3, slots: 3, interviewers: 2, confidence: 0.8 })
    const batch = await createBatch(
      db,
      {
        vacancy,
        date,
        from,
        minutes: 30,
        breaks: [],
        question,
        rate: { came: 30, invited: 60 },
        rateSource: 'counted',
        place: 'Тверская, 1',
        contact: 'Рита, +7 945 100-00-01',
        invitationText: null,
        interviewerNames: [],
      },
      async (plan) => planFor(plan.question, plan.rate),
      actor(),
    )
    if ('refused' in batch) throw new Error(batch.refused)
    return { batch: batch.created, slots: await slotsOfBatch(db, batch.created) }
  }
  const people = async (...names: string[]) => {
    const ids = await makeCandidates(db, vacancy, names)
    for (const id of ids)
      await db
        .insertInto('candidate_contacts')
        .values({ candidate_id: id, kind: 'email', value: mailOf(id), key: mailOf(id) })
        .execute()
    return ids
  }
  return {
    ...made,
    ...mail,
    db,
    clock,
    by,
    recruiter,
    vacancy,
    actor,
    day,
    people,
    later: (time: Temporal.DurationLike) => {
      clock.now = clock.now.add(time)
    },
    inviteTo: (batch: number, candidates: readonly number[], slot: number | null = null) =>
      invite(db, { batch, candidates, slot, beyondPlan: true }, actor()),
    send: async () => {
      const colleagues = await sendColleagueMails(made.services, { patience: 10_000 })
      return colleagues.sent + (await sendDue(made.services, { patience: 10_000 })).sent
    },
    invitationOf: (candidate: number) =>
      db
        .selectFrom('invitations')
        .selectAll()
        .where('candidate_id', '=', candidate)
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow(),
    messages: () => db.selectFrom('messages').selectAll().orderBy('id').execute(),
  }
}

export const mailOf = (candidate: number): string => `person-${candidate}@people.test`

/** What became of messages, in short: "reminder 1-day: dropped (moved)". */
export const inShort = (messages: readonly { kind: string; step: string; state: string; reason: string | null }[]) =>
  messages.map(
    ({ kind, step, state, reason }) => `${kind}${step && ` ${step}`}: ${state}${reason ? ` (${reason})` : ''}`,
  )
