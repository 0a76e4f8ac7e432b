import { Temporal } from 'temporal-polyfill'

/**
 * When each message of a channel leaves at the latest, if the channel goes on as it is: not before its own time, nor
 * before the channel is free, and no more a minute than it takes.
 *
 * @param waiting from when on each may go, in the order in which they go
 * @param perMinute 0 = no limit
 */
export function leavingTimes(
  waiting: readonly Temporal.Instant[],
  { freeFrom, perMinute }: { freeFrom: Temporal.Instant; perMinute: number },
): Temporal.Instant[] {
  const times: Temporal.Instant[] = []
  for (const [index, from] of waiting.entries()) {
    const soonest = later(from, freeFrom)
    const before = perMinute > 0 ? times[index - perMinute] : undefined
    times.push(before ? later(soonest, before.add({ minutes: 1 })) : soonest)
  }
  return times
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other
}
