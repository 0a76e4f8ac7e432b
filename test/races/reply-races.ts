import { deepEqual, equal, ok } from 'node:assert/strict'
import { sql } from 'kysely'
import { batchOf, invitedDay } from './scene.ts'
import { replyOf, replyVersion } from './replies.ts'
import { countOf, rowsOf, type Race } from './world.ts'

/** What invited people say by their links while others do something. */
export const replyRaces: readonly Race[] = [
  {
    name: 'many who take the last places themselves take no more than there are',
    run: async (world) => {
      const { vacancy, invitations } = await invitedDay(world, 6)
      const other = await batchOf(world, vacancy)
      await world.db.updateTable('slots').set({ planned_invitations: 1 }).where('batch_id', '=', other.batch).execute()
      const acts = await Promise.all(
        invitations.map(async ({ id }, index) => {
          const slot = String(other.slots[index % 2])
          return replyOf(world, id, { choice: 'other', slot })
        }),
      )
      const statuses = await world.together(...acts)
      equal(countOf(statuses, 303), 2)
      equal(countOf(statuses, 409), 4)
      for (const slot of other.slots)
        equal((await rowsOf(world.db, 'invitations', sql`slot_id = ${slot} and status = 'active'`)).length, 1)
    },
  },
  {
    name: 'a person answers while a colleague moves them, and neither is lost',
    run: async (world) => {
      const { slots, invitations } = await invitedDay(world, 1)
      const { id, version, candidate_id } = invitations[0]!
      const move = { version: String(version), slot: '', reason: 'Просил' }
      const [own] = await rowsOf(world.db, 'invitations', sql`id = ${id}`)
      move.slot = String(slots.find((slot) => slot !== own!['slot_id']))
      const [replied] = await world.together(await replyOf(world, id, { choice: 'yes' }), () =>
        world.there.post(`/invitations/${id}/move`, move),
      )
      const rows = await rowsOf(world.db, 'invitations', sql`candidate_id = ${candidate_id} and status = 'active'`)
      equal(rows.length, 1)
      // Whoever was second saw another version: the person is shown the new time, or the colleague the new answer.
      deepEqual([replied === 303, rows[0]!['reply'] === 'yes'], [replied === 303, replied === 303])
      ok(replied === 303 || replied === 409)
    },
  },
  {
    name: 'one person who answers twice at once has one answer',
    run: async (world) => {
      const { invitations } = await invitedDay(world, 1)
      const { id } = invitations[0]!
      const [yes, no] = [await replyOf(world, id, { choice: 'yes' }), await replyOf(world, id, { choice: 'no' })]
      const statuses = await world.together(yes, no)
      equal(countOf(statuses, 303), 1)
      const [row] = await rowsOf(world.db, 'invitations', sql`id = ${id}`)
      equal(row?.['reply'], statuses[0] === 303 ? 'yes' : 'no')
      equal(await replyVersion(world, id), `${id}.2`)
    },
  },
]
