import { createHash, randomBytes } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Db } from '../open.ts'
import { userColumns, type User } from './users.ts'

const day = { hours: 24 }

/** How long a session outlasts the last request, and how long it lasts at most. */
const limits = {
  usual: { idle: { hours: 12 }, total: { hours: 7 * day.hours } },
  kept: { idle: { hours: 30 * day.hours }, total: { hours: 90 * day.hours } },
}
export const longestSessionInSeconds = limits.kept.total.hours * 3600

/** Being seen again so soon is not written down. */
const seenEvery = { minutes: 5 }

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

function endOf(kept: boolean, start: Temporal.Instant, seen: Temporal.Instant): string {
  const { idle, total } = kept ? limits.kept : limits.usual
  const [idleEnd, totalEnd] = [seen.add(idle), start.add(total)]
  return (Temporal.Instant.compare(idleEnd, totalEnd) < 0 ? idleEnd : totalEnd).toString()
}

/** Starts a session, and removes those that are over. @returns the token, which is kept nowhere else */
export async function startSession(
  db: Db,
  user: User,
  { kept, device }: { kept: boolean; device: string | null },
  now: Temporal.Instant,
): Promise<string> {
  await db.deleteFrom('sessions').where('ends_at', '<=', now.toString()).execute()
  const token = randomBytes(32).toString('base64url')
  const { id: user_id, epoch } = user
  const at = now.toString()
  await db
    .insertInto('sessions')
    .values({
      token_hash: hashOf(token),
      user_id,
      epoch,
      kept: kept ? 1 : 0,
      device,
      started_at: at,
      seen_at: at,
      ends_at: endOf(kept, now, now),
    })
    .execute()
  return token
}

/** Sessions that are not over, each with its user, who may still sign in and has not ended them. */
const live = (db: Db, now: Temporal.Instant) =>
  db
    .selectFrom('sessions')
    .innerJoin('users', (join) =>
      join.onRef('users.id', '=', 'sessions.user_id').onRef('users.epoch', '=', 'sessions.epoch'),
    )
    .where('users.disabled_at', 'is', null)
    .where('sessions.ends_at', '>', now.toString())

export type Session = { id: number; kept: boolean }

/** Whose session it is; undefined when it is unknown or over. */
export async function userOfSession(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<{ session: Session; user: User } | undefined> {
  const row = await live(db, now)
    .select(userColumns)
    .select(['sessions.id as session_id', 'kept', 'started_at', 'seen_at'])
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) return undefined
  const { session_id, kept, started_at, seen_at, ...user } = row
  const session = { id: session_id, kept: kept === 1 }
  if (seen_at < now.subtract(seenEvery).toString()) await see(db, session, Temporal.Instant.from(started_at), now)
  return { session, user }
}

async function see(db: Db, { id, kept }: Session, start: Temporal.Instant, now: Temporal.Instant): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen_at: now.toString(), ends_at: endOf(kept, start, now) })
    .where('id', '=', id)
    .where('seen_at', '<', now.subtract(seenEvery).toString())
    .execute()
}

/** Where a person is signed in, the place of the last request first. */
export function sessionsOf(db: Db, user: number, now: Temporal.Instant) {
  return live(db, now)
    .select(['sessions.id', 'device', 'kept', 'started_at', 'seen_at', 'ends_at'])
    .where('sessions.user_id', '=', user)
    .orderBy('seen_at', 'desc')
    .orderBy('sessions.id', 'desc')
    .limit(200)
    .execute()
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', hashOf(token)).execute()
}

/** @returns false when this user has no such session */
export async function endSessionOf(db: Db, user: number, id: number): Promise<boolean> {
  const ended = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('user_id', '=', user)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
