import { advertise, smallFlow, makeCandidates, makeVacancy } from '../support/fixtures.ts'
import type { World } from './world.ts'

/** A vacancy with people who applied. */
export async function vacancyWith(world: World, people: number) {
  const vacancy = await makeVacancy(world.db, `Оператор ${world.next()}`)
  await advertise(world.db, vacancy)
  const candidates = await makeCandidates(
    world.db,
    vacancy,
    Array.from({ length: people }, () => `Ким Анна ${world.next()}`),
  )
  const applications = await world.db
    .selectFrom('applications')
    .select(['id', 'candidate_id', 'version'])
    .where('vacancy_id', '=', vacancy)
    .orderBy('id')
    .execute()
  return { vacancy, candidates, applications }
}

/** A planned batch of a vacancy with two slots. */
export async function batchOf(world: World, vacancy: number) {
  const saved = await world.here.post('/batches', smallFlow(vacancy))
  const batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const slots = await world.db
    .selectFrom('slots')
    .select(['id', 'planned_invitations'])
    .where('batch_id', '=', batch)
    .orderBy('position')
    .execute()
  return { batch, slots: slots.map(({ id }) => id) }
}

/** A batch to which everybody is invited. */
export async function invitedDay(world: World, people: number) {
  const scene = await vacancyWith(world, people)
  const day = await batchOf(world, scene.vacancy)
  await world.here.post(`/batches/${day.batch}/fill`, {
    candidate: scene.candidates.map(String),
    slot: '',
    beyond: 'yes',
  })
  const invitations = await world.db
    .selectFrom('invitations')
    .select(['id', 'candidate_id', 'version'])
    .where('batch_id', '=', day.batch)
    .orderBy('id')
    .execute()
  return { ...scene, ...day, invitations }
}

/** Somebody known by a phone of their own. */
export async function somebody(world: World) {
  const {
    vacancy,
    candidates: [candidate = 0],
    applications: [application],
  } = await vacancyWith(world, 1)
  const { name } = await world.db
    .selectFrom('candidates')
    .select('name')
    .where('id', '=', candidate)
    .executeTakeFirstOrThrow()
  const { key: phone } = await world.db
    .selectFrom('candidate_contacts')
    .select('key')
    .where('candidate_id', '=', candidate)
    .executeTakeFirstOrThrow()
  return { vacancy, candidate, name, phone, application: application?.id ?? 0 }
}

/** A phone that nobody has. */
export const freshPhone = (world: World) => `+7916${String(1_000_000 + world.next())}`

/** What nobody else has in any text. */
export const freshMark = (world: World) => `unlike${world.next()}word`

/** Erases somebody. */
export const erase = (candidate: number) =>
  [`/candidates/${candidate}/erasure`, { basis: 'purpose', sure: 'yes' }] as const
