import { inChunks } from '../../../db/chunks.ts'
import type { Db } from '../../../db/open.ts'
import { threadMeetings, type ThreadMeeting } from './thread-meetings.ts'

/**
 * `told`: who is told that their meeting is moved. `invited`: whose invitation still waits, and names the new place.
 * `declined`: who said that they do not come, and may think again.
 */
export type ToldOfMove = Record<'told' | 'invited' | 'declined', ThreadMeeting[]>

/** Who hears of a move of these meetings, and how. Somebody who is there already has been told in person. */
export async function toldOfMove(db: Db, threads: readonly number[]): Promise<ToldOfMove> {
  const waiting = new Set<number>()
  for (const some of inChunks(threads)) {
    const rows = await db
      .selectFrom('messages')
      .select('thread_id')
      .where('thread_id', 'in', some)
      .where('kind', '=', 'invitation')
      .where('state', '=', 'queued')
      .where('at_wire_since', 'is', null)
      .execute()
    for (const { thread_id } of rows) waiting.add(thread_id)
  }
  const expected = (await threadMeetings(db, threads)).filter(
    ({ presence, walk_in }) => presence === null && walk_in === 0,
  )
  const groups = Map.groupBy(expected, ({ thread, reply }) => {
    if (reply === 'no') return 'declined'
    // An invitation that was answered meanwhile, by telephone say, is not sent.
    return reply === null && waiting.has(thread) ? 'invited' : 'told'
  })
  const of = (group: keyof ToldOfMove) => groups.get(group) ?? []
  return { told: of('told'), invited: of('invited'), declined: of('declined') }
}
