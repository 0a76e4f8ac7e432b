/** An attempt to reach somebody for the confirmation call. */
export type CallAttempt = { id: number; invitation_id: number; at: string; reached: 0 | 1; note: string | null }
