import { replyToken } from '../../src/web/links/reply-token.ts'
import { readConfig } from '../../src/config.ts'
import { sessionKey, type Answer, type World } from './world.ts'

const keys = { sessionKey, config: readConfig({}) }

/** The version of an invitation as the page of its person has it. */
export async function replyVersion(world: World, invitation: number): Promise<string> {
  const { version } = await world.db
    .selectFrom('invitations')
    .select('version')
    .where('id', '=', invitation)
    .executeTakeFirstOrThrow()
  return `${invitation}.${version}`
}

/** What sends the answer of an invited person who has their page open, each to one of the two servers in turn. */
export async function replyOf(
  world: World,
  invitation: number,
  fields: { choice: string; slot?: string },
): Promise<() => Promise<Answer>> {
  const { thread_id } = await world.db
    .selectFrom('invitations')
    .select('thread_id')
    .where('id', '=', invitation)
    .executeTakeFirstOrThrow()
  const token = replyToken(keys, { thread: thread_id!, generation: 0 })
  const version = await replyVersion(world, invitation)
  return () =>
    world.apps[invitation % 2 === 0 ? 0 : 1].inject({
      method: 'POST',
      url: `/r/${token}`,
      payload: new URLSearchParams({ ...fields, version }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
}
