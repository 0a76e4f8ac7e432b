/** How an invited person's slot ended, as it was marked on the day. */
export type Presence = 'came' | 'late' | 'missed' | 'left'

/** Late people came, and so did people who left before their interview; nobody has come while nothing is marked. */
export function hasCome(presence: Presence | null): boolean {
  return presence !== null && presence !== 'missed'
}
