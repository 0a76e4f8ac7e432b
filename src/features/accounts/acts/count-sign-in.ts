import type { Temporal } from 'temporal-polyfill'
import { countHit, forgetHits, uncountHit } from '../../../db/identity/rate-limits.ts'
import type { Db } from '../../../db/open.ts'

const quarter = 15 * 60_000
const hour = 60 * 60_000
/** Wrong tries in a quarter of an hour from one address, an office behind one address included. */
const fromOneAddress = 20
/** Wrong tries on a device where the person has been before, until it is like any other. */
const onKnownDevice = 10

/**
 * How long a try waits before it is looked at, by how many were made on the account within the hour. It grows and then
 * stays: guessing from many addresses becomes slow, and the person on a new device still comes in.
 */
export const waitBefore = (tries: number): number => Math.min(5000, 10 * Math.max(0, tries - 10) ** 2)

/** A try to sign in: from which address, on which account and, if it is known, on which device. */
export type SignInTry = { network: string; account: string; device: string | null }

/** `wait` in milliseconds; `counters` are what `forgetSignIn` takes back when the password was right. */
export type CountedTry = { wait: number; isKnownDevice: boolean; counters: Counters }
type Counters = { takeBack: string | null; forget: string }

/** When the address may try again, in milliseconds since 1970. */
export type TooManyTries = { refused: 'too-many'; until: number }

/**
 * Counts a try before its password is looked at, so that many at once are no way round. An address is blocked for a
 * while, an account only slowed down, and neither touches a device on which the account has signed in before (OWASP
 * calls it a device cookie): so nobody can lock out a colleague or an office from outside.
 */
export async function countSignIn(
  db: Db,
  { network, account, device }: SignInTry,
  now: () => Temporal.Instant,
): Promise<CountedTry | TooManyTries> {
  if (device !== null) {
    const counter = `device:${device}`
    const { hits } = await countHit(db, counter, now().epochMilliseconds, quarter)
    if (hits <= onKnownDevice) return { wait: 0, isKnownDevice: true, counters: { takeBack: null, forget: counter } }
  }
  const counted = await countAddress(db, network, now)
  if ('refused' in counted) return counted
  const counter = `account:${account}`
  const { hits } = await countHit(db, counter, now().epochMilliseconds, hour)
  return { wait: waitBefore(hits), isKnownDevice: false, counters: { takeBack: counted.counter, forget: counter } }
}

/** Counts a form that guesses nothing, such as an empty one. */
export async function countAddress(
  db: Db,
  network: string,
  now: () => Temporal.Instant,
): Promise<{ counter: string } | TooManyTries> {
  const counter = `sign-in:${network}`
  const { hits, endsAt } = await countHit(db, counter, now().epochMilliseconds, quarter)
  return hits <= fromOneAddress ? { counter } : { refused: 'too-many', until: endsAt }
}

/** The password was right: it was no guess. */
export async function forgetSignIn(db: Db, { counters: { takeBack, forget } }: CountedTry): Promise<void> {
  if (takeBack !== null) await uncountHit(db, takeBack)
  await forgetHits(db, forget)
}
