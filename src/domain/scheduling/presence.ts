/** How an invited person turned up; null while nobody has marked it. */
export type Presence = 'came' | 'late' | 'missed' | 'left' | null

/** The marks of people who came: in time, late, or gone again before the interview. */
export const presencesOfThoseWhoCame = ['came', 'late', 'left'] as const satisfies readonly Presence[]

type Marked = { readonly presence: Presence }

/** Came, in time or late, and perhaps left again. This is what turnout counts. */
export function hasCome({ presence }: Marked): boolean {
  return presence === 'came' || presence === 'late' || presence === 'left'
}

/** Came and has not left. */
export function isHere({ presence }: Marked): boolean {
  return presence === 'came' || presence === 'late'
}
