import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../db/open.ts'
import { moveApplications } from '../features/applications/acts/move-applications.ts'
import { possibleOwners } from '../features/applications/reads/possible-owners.ts'
import { stagesOf } from '../features/vacancies/reads/stages.ts'
import { setNextStep } from '../features/applications/acts/set-next-step.ts'
import type { Random } from './random.ts'
import type { DemoVacancies } from './hiring/vacancies.ts'

const steps = [
  'Позвонить и спросить о решении',
  'Согласовать вторую встречу',
  'Прислать условия письмом',
  'Перезвонить: не дозвонились',
  'Взять рекомендации',
] as const

/** Moves some of the new applications to screening, and sets a next step for most people in talks. */
export async function addSteps(
  db: Db,
  vacancies: DemoVacancies,
  by: number,
  now: Temporal.ZonedDateTime,
  random: Random,
): Promise<void> {
  const owners = (await possibleOwners(db)).map(({ id }) => id)
  for (const vacancy of Object.values(vacancies)) {
    const stages = await stagesOf(db, vacancy)
    const [fresh, screening] = stages
    if (!fresh || !screening) continue
    const unread = await db
      .selectFrom('applications')
      .select(['id', 'version'])
      .where('stage_id', '=', fresh.id)
      .where('closed_at', 'is', null)
      .orderBy('id')
      .execute()
    for (const one of unread) {
      if (random.chance(0.4))
        await moveApplications(
          db,
          { vacancy, stage: screening.id, applications: [one] },
          { by, at: now.subtract({ hours: random.between(4, 300) }).toInstant() },
        )
    }
  }
  const deciding = await db
    .selectFrom('applications')
    .select(['id', 'version'])
    .where('in_talks', '=', 1)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const one of deciding) {
    if (random.chance(0.3)) continue
    const due = now
      .toPlainDate()
      .add({ days: random.between(-3, 6) })
      .toString()
    const owner = random.chance(0.6) ? by : (owners[random.between(0, owners.length - 1)] ?? by)
    const change = { next: { text: random.pick(steps), due }, owner, done: false }
    await setNextStep(db, one, change, {
      by,
      at: now.subtract({ hours: random.between(1, 90) }).toInstant(),
    })
  }
}
