import { equal } from 'node:assert/strict'
import { sql } from 'kysely'
import { startPostgres } from '../support/postgres-server.ts'
import { replyOf } from './replies.ts'
import { batchOf, invitedDay } from './scene.ts'
import { countOf, rowsOf, twoServers } from './world.ts'

/** A thousand people ask for the last ten places at once, on two servers: ten get them. Run by hand; it takes minutes. */
const people = 1000
const places = 10

const server = await startPostgres()
for (const database of ['sqlite', 'postgres']) {
  if (database === 'postgres') await server.createDatabase('thousand')
  const world = await twoServers(database === 'postgres' ? `${server.url}/thousand` : null)
  const { vacancy, invitations } = await invitedDay(world, people)
  equal(invitations.length, people)
  const other = await batchOf(world, vacancy)
  await world.db
    .updateTable('slots')
    .set({ planned_invitations: places / 2 })
    .where('batch_id', '=', other.batch)
    .execute()
  const acts = []
  for (const [index, { id }] of invitations.entries())
    acts.push(await replyOf(world, id, { choice: 'other', slot: String(other.slots[index % 2]) }))
  const begun = performance.now()
  const statuses = await world.together(...acts)
  const seconds = (performance.now() - begun) / 1000
  const standing = await rowsOf(world.db, 'invitations', sql`batch_id = ${other.batch} and status = 'active'`)
  const told = [303, 409].map((status) => `${countOf(statuses, status)} × ${status}`).join(', ')
  console.log(`${database}: ${people} replies at once to the last ${places} places: ${standing.length} taken (${told})`)
  console.log(`${database}: ${seconds.toFixed(1)} s`)
  equal(standing.length, places)
  equal(countOf(statuses, 303), places)
  equal(countOf(statuses, 409), people - places)
  await world.stop()
}
await server.stop()
