import { Temporal } from 'temporal-polyfill'
import type { Db } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { apply } from '../../src/features/applications/acts/apply.ts'
import { advertise, askOneApproverOnly, makeCandidates, makeVacancy } from '../support/fixtures.ts'
import type { Seen } from '../support/act-requests.ts'
import type { Colleague } from '../support/staff.ts'
import type { Day, Model, Slot } from './rules.ts'

/** 24 November 2026, midnight in Moscow. */
export const midnight = Temporal.Instant.from('2026-11-23T21:00:00Z')

/** The rows of the database that one run of the model is about; `people` are found by their phones. */
export type Scene = {
  vacancies: number[]
  phones: string[]
  days: number[]
  slots: number[]
  stages: Map<string, number>
}

/** What the model names by its place in a list, as the database knows it. */
export type Rows = {
  people: (number | undefined)[]
  days: Seen[]
  invitations: Seen[]
  applications: (Seen & { candidate: number })[]
  offers: Seen[]
}

export type Staff = Record<Role, Colleague>

const day = (vacancy: number, days: number, from: number, slots: number): { day: Day; slots: Omit<Slot, 'day'>[] } => {
  const start = days * 1440 + from * 60
  const times = Array.from({ length: slots }, (_, slot) => start + slot * 30)
  return {
    day: { vacancy, from: start, to: start + slots * 30, state: 'planned' },
    slots: times.map((time) => ({ from: time, to: time + 30, places: 2 })),
  }
}

/** Two days today whose hours overlap, two tomorrow of different vacancies that overlap, too, and one later. */
const plan = [day(0, 0, 12, 2), day(0, 0, 12.5, 2), day(0, 1, 12, 2), day(1, 1, 12, 2), day(0, 3, 10, 1)]

/** Who applied to which vacancy; the last person to none. */
const applied = [[0], [0], [0, 1], [1], []]

/** 9:00 of the first day, before anything has happened. */
export function firstModel(): Model {
  return {
    now: 9 * 60,
    days: plan.map((one) => ({ ...one.day })),
    slots: plan.flatMap(({ slots }, day) => slots.map((slot) => ({ ...slot, day }))),
    applications: [0, 1].flatMap((vacancy) =>
      applied.flatMap((to, person) =>
        to.includes(vacancy) ? [{ person, vacancy, stage: 'new' as const, ended: false }] : [],
      ),
    ),
    invitations: [],
    offers: [],
  }
}

const instant = (minutes: number) => midnight.add({ minutes }).toString()

/** The same in the database. */
export async function makeScene(db: Db): Promise<Scene> {
  await askOneApproverOnly(db)
  const vacancies = [await makeVacancy(db, 'Оператор'), await makeVacancy(db, 'Продавец')]
  for (const vacancy of vacancies) await advertise(db, vacancy)
  const at = instant(0)
  // Everybody has an application elsewhere, which is no business of the model.
  const people = await makeCandidates(
    db,
    await makeVacancy(db, 'Курьер'),
    applied.map((_, person) => `Ким Анна ${person}`),
  )
  for (const [index, vacancy] of vacancies.entries())
    for (const [person, to] of applied.entries())
      if (to.includes(index)) await apply(db, [people[person]!], vacancy, at)
  const days: number[] = []
  const slots: number[] = []
  for (const one of plan) {
    const { id } = await db
      .insertInto('batches')
      .values({
        vacancy_id: vacancies[one.day.vacancy]!,
        format: 'flow',
        date: midnight.add({ minutes: one.day.from }).toZonedDateTimeISO('Europe/Moscow').toPlainDate().toString(),
        time_zone: 'Europe/Moscow',
        minutes: 30,
        waiting_seats: 4,
        goal: 1,
        confidence: 0.8,
        rate_json: '{"known":0.4}',
        rate_basis: 'known',
        status: 'planned',
        created_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    days.push(id)
    for (const [position, { from, to, places }] of one.slots.entries()) {
      const slot = await db
        .insertInto('slots')
        .values({
          batch_id: id,
          position,
          starts_at: instant(from),
          ends_at: instant(to),
          interviewers: 1,
          planned_invitations: places,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      slots.push(slot.id)
    }
  }
  const stages = await db
    .selectFrom('stages')
    .select(['id', 'vacancy_id', 'kind'])
    .where('vacancy_id', 'in', vacancies)
    .execute()
  return {
    vacancies,
    days,
    slots,
    phones: people.map((id) => `+7900${String(1_000_000 + id)}`),
    stages: new Map(stages.map(({ id, vacancy_id, kind }) => [`${vacancies.indexOf(vacancy_id)} ${kind}`, id])),
  }
}
