import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../../src/db/migrate.ts'
import { migrations } from '../../../src/db/migrations/index.ts'
import { openDatabase } from '../../../src/db/open.ts'
import { seed } from '../../../src/db/reference/seed.ts'
import { emptyDatabaseUrl } from '../../support/database.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00Z`

test('invitations that moves made of one another share a thread, which is where the last of them is', async () => {
  const database = await openDatabase(await emptyDatabaseUrl())
  onTestFinished(() => database.close())
  const { db } = database
  await migrate(db, Object.fromEntries(Object.entries(migrations).filter(([name]) => name < '0050')))
  await seed(db)
  const vacancy = await makeVacancy(db)
  const people = await makeCandidates(db, vacancy, ['Ким Анна', 'Ли Олег'])
  const [anna = 0, oleg = 0] = people
  const day = async (date: string) => {
    const { id } = await db
      .insertInto('batches')
      .values({
        vacancy_id: vacancy,
        format: 'flow',
        date,
        time_zone: 'Europe/Moscow',
        minutes: 30,
        goal: 1,
        confidence: 0.8,
        rate_json: '{"known":0.2}',
        rate_basis: 'article',
        status: 'planned',
        created_at: at(1),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const slot = { batch_id: id, position: 0, starts_at: at(10), ends_at: at(11), interviewers: 1 }
    const made = await db
      .insertInto('slots')
      .values({ ...slot, planned_invitations: 5 })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { batch_id: id, slot_id: made.id }
  }
  const [first, second] = [await day('2026-12-01'), await day('2026-12-02')]
  const invite = async (place: typeof first, candidate_id: number, invited_at: string, status: 'active' | 'moved') => {
    const row = { ...place, candidate_id, invited_at, status, walk_in: 0 as const }
    return (await db.insertInto('invitations').values(row).returning('id').executeTakeFirstOrThrow()).id
  }
  const move = (invitation_id: number, moved: string) =>
    db
      .insertInto('invitation_events')
      .values({ invitation_id, action: 'moved', before_json: '{}', at: moved, undone: 0 })
      .execute()
  // Anna: moved at three to the second day, and there at four to another slot. Oleg: invited twice, never moved.
  const one = await invite(first, anna, at(2), 'moved')
  const two = await invite(second, anna, at(3), 'moved')
  await invite(second, anna, at(4), 'active')
  await move(one, at(3))
  await move(two, at(4))
  await invite(first, oleg, at(3), 'active')
  await invite(second, oleg, at(4), 'active')

  await migrate(db)
  const threads = await db.selectFrom('threads').selectAll().orderBy('id').execute()
  expect(threads).toMatchObject([
    { id: 1, candidate_id: anna, vacancy_id: vacancy, batch_id: second.batch_id, created_at: at(2) },
    { id: 4, candidate_id: oleg, batch_id: first.batch_id, calendar_sequence: 0 },
    { id: 5, candidate_id: oleg, batch_id: second.batch_id, reply_generation: 0 },
  ])
  const invitations = await db.selectFrom('invitations').select('thread_id').orderBy('id').execute()
  expect(invitations.map(({ thread_id }) => thread_id)).toEqual([1, 1, 1, 4, 5])
  const next = { candidate_id: oleg, vacancy_id: vacancy, created_at: at(5) }
  expect(await db.insertInto('threads').values(next).returning('id').executeTakeFirstOrThrow()).toEqual({ id: 6 })
})
