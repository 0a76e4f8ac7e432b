/** A colleague who is away, and who decides for them; the first and the last day included. */
export type Absence = { user: number; delegate: number; from: string; to: string }

export type AbsenceRefusal = {
  refused:
    | 'not-allowed'
    | 'no-colleague'
    /** Who may not approve offers has nothing to give away. */
    | 'nothing-to-decide'
    | 'oneself'
    | 'may-not-approve'
    | 'delegate-away'
    | 'ends-before'
    | 'over'
}
