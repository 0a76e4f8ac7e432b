import type { Db } from '../../../db/open.ts'
import type { Lead } from '../../../domain/messages/steps.ts'
import type { Arm, ArmCount, Trial } from '../../../domain/messages/trial.ts'
import type { Wording } from '../../../domain/messages/wordings.ts'

export type StoredTrial = Trial & {
  id: number
  name: string
  wording: Wording
  /** The other timing; null where the wordings differ. */
  lead: Lead | null
  startedAt: string
  endedAt: string | null
}

/** The trial of a message for which people are drawn now. */
export async function runningTrial(db: Db, { kind, step }: Wording): Promise<StoredTrial | undefined> {
  return (await trials(db)).find(
    (trial) => trial.endedAt === null && trial.wording.kind === kind && trial.wording.step === step,
  )
}

/** All trials, the latest first, with what became of the people drawn. */
export async function trials(db: Db): Promise<StoredTrial[]> {
  const rows = await db.selectFrom('message_trials').selectAll().orderBy('id', 'desc').execute()
  const counts = await drawnPeople(db)
  return rows.map((row) => {
    const of = (arm: Arm) => counts.filter((one) => one.trial_id === row.id && one.arm === arm)
    const sum = (arms: readonly Arm[], which: 'people' | 'open') =>
      arms.flatMap(of).reduce((total, one) => total + one[which], 0)
    const count = (arm: Arm): ArmCount => ({
      n: sum([arm], 'people') - sum([arm], 'open'),
      came: of(arm).reduce((total, one) => total + one.came, 0),
    })
    return {
      id: row.id,
      name: row.name,
      wording: { kind: row.kind, step: row.step } as Wording,
      lead: row.lead_json === null ? null : (JSON.parse(row.lead_json) as Lead),
      startedAt: row.started_at,
      endedAt: row.ended_at,
      planned: row.planned,
      a: count('a'),
      b: count('b'),
      drawn: sum(['a', 'b'], 'people'),
      open: sum(['a', 'b'], 'open'),
    }
  })
}

/**
 * People drawn, by trial and arm, all as they were drawn, whatever became of their message: to leave out those whom it
 * did not reach would compare people who are reached with people who are not. Who was moved or cancelled is in neither.
 */
function drawnPeople(db: Db) {
  return db
    .selectFrom('message_trial_people')
    .innerJoin('invitations', 'invitations.id', 'message_trial_people.invitation_id')
    .innerJoin('batches', 'batches.id', 'invitations.batch_id')
    .select(['message_trial_people.trial_id', 'message_trial_people.arm'])
    .select((eb) => [
      eb.fn.countAll<number>().as('people'),
      eb.fn.sum<number>(eb.case().when('batches.status', '=', 'closed').then(0).else(1).end()).as('open'),
      eb.fn
        .sum<number>(
          eb
            .case()
            .when(
              eb.and([
                eb('batches.status', '=', 'closed'),
                eb('invitations.presence', 'is not', null),
                eb('invitations.presence', '!=', 'missed'),
              ]),
            )
            .then(1)
            .else(0)
            .end(),
        )
        .as('came'),
    ])
    .where('invitations.status', '=', 'active')
    .groupBy(['message_trial_people.trial_id', 'message_trial_people.arm'])
    .execute()
}
