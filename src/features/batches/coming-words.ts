import type { Visitor } from '../../web/visitor.ts'
import type { Standing } from './reads/standing.ts'

/** Invitations to come, each by its time and vacancy. */
export function comingText(coming: readonly Standing[], { t, format }: Pick<Visitor, 't' | 'format'>): string[] {
  return coming.map(({ starts_at, time_zone, title }) =>
    t('invitation.place', { time: format.dateTime(starts_at, time_zone), title }),
  )
}
