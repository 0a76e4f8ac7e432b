import { deepEqual, equal, ok } from 'node:assert/strict'
import { sql } from 'kysely'
import { batchOf, erase, freshMark, freshPhone, invitedDay, vacancyWith } from './scene.ts'
import { expectNoTrace, rowsOf, type Race, type World } from './world.ts'

const active = (world: World, batch: number) =>
  rowsOf(world.db, 'invitations', sql`batch_id = ${batch} and status = 'active'`)
const statusOf = async (world: World, batch: number) =>
  (await rowsOf(world.db, 'batches', sql`id = ${batch}`))[0]?.['status']

/** Nobody stands in a batch that was called off, and of a closed one everybody is marked. */
async function expectSettled(world: World, batch: number): Promise<void> {
  const standing = await active(world, batch)
  if ((await statusOf(world, batch)) === 'cancelled')
    equal(standing.length, 0, 'somebody stands in a batch that was called off')
  else equal(standing.filter((one) => one['presence'] === null).length, 0, 'somebody stands unmarked in a closed batch')
}

/** An act while the batch is closed or called off, in turn. */
const against = (
  name: string,
  act: (world: World, day: Awaited<ReturnType<typeof invitedDay>>) => () => ReturnType<World['here']['post']>,
): Race[] => [
  {
    name: `${name}, while the batch is closed`,
    run: async (world) => {
      const day = await invitedDay(world, 2)
      await world.together(act(world, day), () => world.there.post(`/batches/${day.batch}/close`, { early: 'yes' }))
      await expectSettled(world, day.batch)
    },
  },
  {
    name: `${name}, while the batch is called off`,
    run: async (world) => {
      const day = await invitedDay(world, 2)
      await world.together(act(world, day), () =>
        world.there.post(`/batches/${day.batch}/cancel`, { reason: 'Заболел' }),
      )
      await expectSettled(world, day.batch)
    },
  },
]

const ended = async (world: World, batch: number): Promise<void> => {
  const events = await rowsOf(
    world.db,
    'invitation_events',
    sql`undone = 0 and invitation_id in (select id from invitations where batch_id = ${batch})`,
  )
  equal(events.length, 1)
}

export const dayRaces: readonly Race[] = [
  {
    name: 'inviting, while the batch is closed',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 2)
      const { batch } = await batchOf(world, vacancy)
      await world.together(
        () => world.here.post(`/batches/${batch}/fill`, { candidate: candidates.map(String), slot: '', beyond: 'yes' }),
        () => world.there.post(`/batches/${batch}/close`, { early: 'yes' }),
      )
      await expectSettled(world, batch)
    },
  },
  {
    name: 'inviting, while the batch is called off',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 2)
      const { batch } = await batchOf(world, vacancy)
      await world.together(
        () => world.here.post(`/batches/${batch}/fill`, { candidate: candidates.map(String), slot: '', beyond: 'yes' }),
        () => world.there.post(`/batches/${batch}/cancel`, { reason: 'Заболел' }),
      )
      await expectSettled(world, batch)
    },
  },
  ...against(
    'a walk-in',
    (world, { batch, slots: [slot = 0] }) =>
      () =>
        world.here.post(`/batches/${batch}/walk-ins`, { name: 'Гость', phone: freshPhone(world), slot: String(slot) }),
  ),
  ...against(
    'a mark',
    (world, { invitations: [first] }) =>
      () =>
        world.here.post(`/invitations/${first?.id}/mark/came`, { version: String(first?.version) }),
  ),
  ...against(
    'an answer',
    (world, { invitations: [first] }) =>
      () =>
        world.here.post(`/invitations/${first?.id}/answers`, { reply: 'yes', version: String(first?.version) }),
  ),
  ...against(
    'reminders',
    (world, { batch }) =>
      () =>
        world.here.post(`/batches/${batch}/reminders`, { channel: 'sms' }),
  ),
  {
    name: 'somebody moved to a batch that is called off or closed meanwhile',
    run: async (world) => {
      const {
        vacancy,
        invitations: [first],
      } = await invitedDay(world, 1)
      const {
        batch,
        slots: [slot = 0],
      } = await batchOf(world, vacancy)
      const off = world.next() % 2 === 0 ? 'close' : 'cancel'
      await world.together(
        () =>
          world.here.post(`/invitations/${first?.id}/move`, {
            version: String(first?.version),
            slot: String(slot),
            reason: 'Просил',
          }),
        () => world.there.post(`/batches/${batch}/${off}`, { reason: 'Заболел', early: 'yes' }),
      )
      await expectSettled(world, batch)
      equal(
        (await rowsOf(world.db, 'invitations', sql`candidate_id = ${first?.candidate_id} and status = 'active'`))
          .length <= 1,
        true,
      )
    },
  },
  {
    name: 'the last place of a slot is taken once',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 4)
      const {
        batch,
        slots: [slot = 0],
      } = await batchOf(world, vacancy)
      await world.db.updateTable('slots').set({ planned_invitations: 1 }).where('id', '=', slot).execute()
      await world.together(
        ...candidates.map(
          (candidate, index) => () =>
            (index % 2 === 0 ? world.here : world.there).post(`/batches/${batch}/fill`, {
              candidate: String(candidate),
              slot: String(slot),
            }),
        ),
      )
      equal((await active(world, batch)).length, 1)
    },
  },
  {
    name: 'one person invited by two stands once',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 2)
      const { batch } = await batchOf(world, vacancy)
      const fill = { candidate: candidates.map(String), slot: '', beyond: 'yes' }
      await world.together(
        () => world.here.post(`/batches/${batch}/fill`, fill),
        () => world.there.post(`/batches/${batch}/fill`, fill),
      )
      equal((await active(world, batch)).length, 2)
    },
  },
  {
    name: 'one person invited by two to overlapping hours of two days stands in one',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 1)
      const [one, other] = [await batchOf(world, vacancy), await batchOf(world, vacancy)]
      const fill = ({ slots }: typeof one) => ({ candidate: candidates.map(String), slot: String(slots[0]) })
      await world.together(
        () => world.here.post(`/batches/${one.batch}/fill`, fill(one)),
        () => world.there.post(`/batches/${other.batch}/fill`, fill(other)),
      )
      equal((await active(world, one.batch)).length + (await active(world, other.batch)).length, 1)
    },
  },
  {
    name: 'somebody moved by one and invited by another to overlapping hours stands in one of the two',
    run: async (world) => {
      const {
        vacancy,
        candidates,
        slots,
        invitations: [first],
      } = await invitedDay(world, 1)
      const [one, other] = [await batchOf(world, vacancy), await batchOf(world, vacancy)]
      await world.db.updateTable('invitations').set({ slot_id: slots[1]! }).where('id', '=', first!.id).execute()
      const [moved, invited] = [String(one.slots[0]), String(other.slots[0])]
      await world.together(
        () =>
          world.here.post(`/invitations/${first?.id}/move`, {
            version: String(first?.version),
            slot: moved,
            reason: 'Просил',
          }),
        () => world.there.post(`/batches/${other.batch}/fill`, { candidate: candidates.map(String), slot: invited }),
      )
      equal((await active(world, one.batch)).length + (await active(world, other.batch)).length, 1)
    },
  },
  {
    name: 'a day moved to hours at which somebody of it is invited elsewhere meanwhile: the person stands in one',
    run: async (world) => {
      const { vacancy, candidates, batch, slots, invitations } = await invitedDay(world, 1)
      const other = await batchOf(world, vacancy)
      await world.db
        .updateTable('invitations')
        .set({ slot_id: slots[0]! })
        .where('id', '=', invitations[0]!.id)
        .execute()
      const fill = { candidate: candidates.map(String), slot: String(other.slots[0]) }
      const [day] = await rowsOf(world.db, 'batches', sql`id = ${batch}`)
      const despite = 'yes'
      const apart = { version: String(day?.['version']), date: '2026-12-15', from: '10:00', despite }
      await world.here.post(`/batches/${batch}/move`, apart)
      const [away] = await rowsOf(world.db, 'batches', sql`id = ${batch}`)
      equal(away?.['date'], apart.date)
      const back = { version: String(away?.['version']), date: String(day?.['date']), from: '10:00', despite }
      await world.together(
        () => world.here.post(`/batches/${batch}/move`, back),
        () => world.there.post(`/batches/${other.batch}/fill`, fill),
      )
      const [moved] = await rowsOf(world.db, 'batches', sql`id = ${batch}`)
      const isBack = moved?.['date'] === day?.['date']
      ok(!isBack || (await active(world, other.batch)).length === 0, 'somebody stands in two places at one time')
    },
  },
  {
    name: 'somebody invited while their application ends is not left invited',
    run: async (world) => {
      const { vacancy, candidates, applications } = await vacancyWith(world, 1)
      const { batch } = await batchOf(world, vacancy)
      await world.together(
        () => world.here.post(`/batches/${batch}/fill`, { candidate: candidates.map(String), slot: '' }),
        () =>
          world.there.post(`/candidates/${candidates[0]}/applications/${applications[0]?.id}/closure`, {
            reason: 'pay',
            version: String(applications[0]?.version),
          }),
      )
      const [application] = await rowsOf(world.db, 'applications', sql`id = ${applications[0]?.id}`)
      // Inviting raises the application's version, so that the closing may have come too late.
      if (application?.['closed_at'] !== null) equal((await active(world, batch)).length, 0)
    },
  },
  {
    name: 'one person moved by two to two places stands in one',
    run: async (world) => {
      const {
        invitations: [first],
        slots,
      } = await invitedDay(world, 1)
      const move = (slot = 0) => ({ version: String(first?.version), slot: String(slot), reason: 'Просил' })
      await world.together(
        () => world.here.post(`/invitations/${first?.id}/move`, move(slots[0])),
        () => world.there.post(`/invitations/${first?.id}/move`, move(slots[1])),
      )
      equal(
        (await rowsOf(world.db, 'invitations', sql`candidate_id = ${first?.candidate_id} and status = 'active'`))
          .length,
        1,
      )
      equal((await rowsOf(world.db, 'invitations', sql`candidate_id = ${first?.candidate_id}`)).length, 2)
    },
  },
  {
    name: 'one person marked by two is marked once',
    run: async (world) => {
      const {
        batch,
        invitations: [first],
      } = await invitedDay(world, 1)
      const version = String(first?.version)
      await world.together(
        () => world.here.post(`/invitations/${first?.id}/mark/came`, { version }),
        () => world.there.post(`/invitations/${first?.id}/mark/missed`, { version }),
      )
      await ended(world, batch)
    },
  },
  {
    name: 'one mark taken back by two is taken back once',
    run: async (world) => {
      const {
        batch,
        invitations: [first],
      } = await invitedDay(world, 1)
      await world.here.post(`/invitations/${first?.id}/mark/came`, { version: String(first?.version) })
      await world.here.post(`/invitations/${first?.id}/mark/left`, { version: String((first?.version ?? 0) + 1) })
      const version = String((first?.version ?? 0) + 2)
      await world.together(
        () => world.here.post(`/invitations/${first?.id}/undo`, { version }),
        () => world.there.post(`/invitations/${first?.id}/undo`, { version }),
      )
      await ended(world, batch)
    },
  },
  {
    name: 'two single answers of one person are both kept',
    run: async (world) => {
      const {
        invitations: [first],
      } = await invitedDay(world, 1)
      const path = `/invitations/${first?.id}/answers`
      await world.together(
        () => world.here.post(path, { only: 'calendar', calendar: 'yes' }),
        () => world.there.post(path, { only: 'route', route: 'no' }),
      )
      const [row] = await rowsOf(world.db, 'invitations', sql`id = ${first?.id}`)
      deepEqual([row?.['calendar'], row?.['route']], ['yes', 'no'])
    },
  },
  {
    name: 'a batch closed and called off at once ends one way',
    run: async (world) => {
      const { batch } = await invitedDay(world, 2)
      await world.together(
        () => world.here.post(`/batches/${batch}/close`, { early: 'yes' }),
        () => world.there.post(`/batches/${batch}/cancel`, { reason: 'Заболел' }),
      )
      await expectSettled(world, batch)
    },
  },
  {
    name: 'two interviewers added at once are two',
    run: async (world) => {
      const { batch } = await invitedDay(world, 0)
      const before = await rowsOf(world.db, 'slots', sql`batch_id = ${batch}`)
      await world.together(
        () => world.here.post(`/batches/${batch}/interviewers`, { from: '0' }),
        () => world.there.post(`/batches/${batch}/interviewers`, { from: '0' }),
      )
      const after = await rowsOf(world.db, 'slots', sql`batch_id = ${batch}`)
      equal(
        Math.max(...after.map((slot) => Number(slot['interviewers']))),
        Math.max(...before.map((slot) => Number(slot['interviewers']))) + 2,
      )
    },
  },
  {
    name: 'a result, a call and a reminder of somebody who is erased meanwhile leave no word',
    run: async (world) => {
      const {
        batch,
        invitations: [first],
        candidates: [candidate = 0],
      } = await invitedDay(world, 1)
      const mark = freshMark(world)
      const [erased] = await world.together(
        () => world.here.post(...erase(candidate)),
        () =>
          world.there.post(`/invitations/${first?.id}/result`, {
            version: String(first?.version),
            result: 'passed',
            note: mark,
          }),
        () => world.here.post(`/invitations/${first?.id}/not-reached`),
        () => world.there.post(`/batches/${batch}/fill`, { candidate: String(candidate), slot: '', beyond: 'yes' }),
      )
      equal(erased, 303)
      await expectNoTrace(world.db, mark)
    },
  },
  {
    name: 'two merged while both are invited stand once',
    run: async (world) => {
      const {
        vacancy,
        candidates: [one = 0, two = 0],
      } = await vacancyWith(world, 2)
      const { batch } = await batchOf(world, vacancy)
      const [merged] = await world.together(
        () => world.here.post(`/candidates/${one}/merge/${two}`, { keptVersion: '1', otherVersion: '1' }),
        () =>
          world.there.post(`/batches/${batch}/fill`, {
            candidate: [String(one), String(two)],
            slot: '',
            beyond: 'yes',
          }),
      )
      const standing = await active(world, batch)
      ok(merged !== 303 || standing.length <= 1, 'the merged one stands twice')
    },
  },
]
