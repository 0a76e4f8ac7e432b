import { Refused } from '../errors.ts'

/** Too late: names the fields that were sent and read otherwise now, and holds what is there now as `current`. */
export function changedMeanwhile(sent: object, current: object): Refused {
  const now = current as Record<string, unknown>
  const errors = Object.entries(sent)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]))
    .map(([path]) => ({ path, message: 'api.changed-meanwhile' as const }))
  return new Refused(409, errors, current)
}
