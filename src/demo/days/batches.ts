import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { cancelBatch } from '../../features/batches/acts/cancel-batch.ts'
import { contact, type Contact } from './before-the-day.ts'
import { liveThrough } from './past-day.ts'
import { planBatch, type DemoDay } from './plan-batch.ts'
import type { Random } from '../random.ts'
import { leadUpToNow, startOfToday } from './today.ts'
import { replyThemselves } from './replies.ts'
import type { SendAt } from '../mail/send.ts'
import type { DemoVacancies, DemoVacancy } from '../hiring/vacancies.ts'

type Day = { vacancy: DemoVacancy; inDays: number; day: DemoDay }

function flow(goal: number, slots: number, more: Partial<DemoDay> = {}): DemoDay {
  return {
    format: 'flow',
    goal,
    slots,
    ...more,
  }
}

function group(goal: number): DemoDay {
  return { format: 'group', goal, seats: 10, quorum: 3, from: '15:00' }
}

const withInga = { interviewerNames: ['Инга Светлова'] }

const past: readonly Day[] = [
  { vacancy: 'filled', inDays: -40, day: flow(1, 3) },
  { vacancy: 'moscow', inDays: -33, day: flow(3, 6) },
  { vacancy: 'spb', inDays: -28, day: flow(2, 5, withInga) },
  { vacancy: 'moscow', inDays: -24, day: group(3) },
  { vacancy: 'moscow', inDays: -17, day: flow(3, 8) },
  { vacancy: 'ekb', inDays: -12, day: flow(2, 6, withInga) },
  { vacancy: 'moscow', inDays: -6, day: flow(3, 8) },
]
const calledOff: Day = { vacancy: 'nn', inDays: -10, day: flow(1, 4) }
const today: Day = {
  vacancy: 'moscow',
  inDays: 0,
  day: flow(5, 8, { interviewers: 2, interviewerNames: ['Марк Заречный', 'Инга Светлова'] }),
}
const ahead: readonly (Day & { share: number; contact?: Omit<Contact, 'at'> })[] = [
  { vacancy: 'spb', inDays: 1, day: flow(2, 6, withInga), share: 0.8, contact: { reminded: 1, called: 0.6 } },
  { vacancy: 'moscow', inDays: 2, day: flow(3, 8), share: 0.4, contact: { reminded: 0, called: 0.5 } },
  { vacancy: 'moscow', inDays: 4, day: group(3), share: 0.5 },
  { vacancy: 'ekb', inDays: 7, day: flow(2, 6), share: 0 },
]

/** Days of every kind: closed ones, one called off, today's in its middle, and some ahead that are partly filled. */
export async function addBatches(
  db: Db,
  vacancies: DemoVacancies,
  applicants: Record<DemoVacancy, number[]>,
  { by, send }: { by: number; send: SendAt },
  now: Temporal.ZonedDateTime,
  random: Random,
): Promise<void> {
  const plan = async ({ vacancy, inDays, day }: Day, people: readonly number[]) => {
    const date = now.toPlainDate().add({ days: inDays })
    const at = now.add({ days: Math.min(inDays, 0) - 3 }).toInstant()
    // Of days that are over nobody looks for the mails.
    const actor = { by, at, silent: inDays < 0 }
    const id = await planBatch(db, { vacancy: vacancies[vacancy], date, ...day }, people, actor)
    if (inDays >= 0) await send(at.add({ hours: 12 }))
    return id
  }
  for (const day of past) await liveThrough(db, await plan(day, random.shuffled(applicants[day.vacancy])), by, random)
  const off = await plan(calledOff, applicants[calledOff.vacancy])
  const at = now.subtract({ days: 11 }).toInstant()
  await cancelBatch(db, { id: off, version: null }, 'Заболел собеседующий', { by, at, silent: true })

  // Nobody is invited to two of the days that are still to come.
  const waiting = new Map(Object.entries(applicants).map(([vacancy, people]) => [vacancy, random.shuffled(people)]))
  const take = (vacancy: DemoVacancy, count: number) => waiting.get(vacancy)?.splice(0, count) ?? []
  const begun = { ...today, day: { ...today.day, from: startOfToday(now) } }
  await leadUpToNow(db, await plan(begun, take(today.vacancy, 26)), by, now.toInstant())
  for (const day of ahead) {
    const id = await plan(day, take(day.vacancy, Math.round(15 * day.share)))
    await replyThemselves(db, id, now.subtract({ hours: 40 }).toInstant(), random)
    if (day.contact) await contact(db, id, { ...day.contact, at: now.subtract({ hours: 5 }).toInstant() }, by, random)
  }
  // What concerned a time that is over.
  const over = now.toInstant().toString()
  await db.deleteFrom('messages').where('sent_at', 'is', null).where('expires_at', '<=', over).execute()
  await send(now.toInstant())
}
