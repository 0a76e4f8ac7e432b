/** What the people in one state do between two points of decision; whoever does neither keeps waiting. */
export type Answering = { readonly yes: number; readonly no: number }

/** The stretch from one point of decision to the next, or to the day. */
export type Stretch = {
  /** Invited at its beginning. */
  readonly fresh: Answering
  /** Invited earlier, without an answer so far. */
  readonly silent: Answering
  /** Of those who said yes, how many take it back. */
  readonly confirmed: { readonly no: number }
}

/** How likely people come, by what they said; one who said no does not. */
export type Come = { readonly confirmed: number; readonly silent: number }

/** A kind of day, and how often it is of that kind: bad days and good ones are mixed, not averaged. */
export type WeightedCome = Come & { readonly weight: number }

/** What a missing person, one too many and an invitation cost. */
export type Prices = { readonly missing: number; readonly extra: number; readonly invitation: number }

/** Invitations in waves: at the start of each stretch so many more are sent. */
export type Waves = {
  readonly epochs: readonly Stretch[]
  readonly come: readonly WeightedCome[]
  /** At least so many should come, and at most so many have room. */
  readonly goal: number
  readonly room: number
  /** The most invited people who have not said no. */
  readonly most: number
}

/** Where the invitations stand: before the decision at the start of stretch `epoch`. */
export type Standing = { readonly epoch: number; readonly confirmed: number; readonly silent: number }

export const NOBODY_INVITED: Standing = { epoch: 0, confirmed: 0, silent: 0 }
