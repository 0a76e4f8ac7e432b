import type { OfferCheck } from './offer-check.ts'
import { gateOf, type ComparedReference } from './references.ts'
import type { Basis } from '../types.ts'

/** Who has to approve, in the order in which they are asked. Everybody who may approve can do so as a manager. */
export const approverRanks = ['manager', 'administrator'] as const

export type ApproverRank = (typeof approverRanks)[number]

/** `administratorAbove`: above so many per cent outside its band an administrator decides about an offer, too. */
export type ApprovalRule = { administratorAbove: number }

export const DEFAULT_APPROVAL_RULE: ApprovalRule = { administratorAbove: 10 }

type Compared = Pick<OfferCheck, 'readings'> & { references: readonly ComparedReference[] }

/**
 * How far an offer is outside what gates it, per cent of the bound it missed; 0 = inside, or on a bound that is not in.
 * Offers made before references had an order were gated by their table, read both ways where it names no basis.
 */
export function percentOutside({ readings, references }: Compared, tableBasis: Basis | null): number {
  if (references.length > 0) return gateOf(references)?.difference.percent ?? 0
  const considered = tableBasis ? [readings[tableBasis]] : [readings.gross, readings.net]
  return Math.max(...considered.map(({ difference }) => difference.percent))
}

/** Who must approve an offer outside its band. Inside it nobody is asked; under the law nobody could approve. */
export function approvalChain(percent: number, { administratorAbove }: ApprovalRule): ApproverRank[] {
  return percent > administratorAbove ? ['manager', 'administrator'] : ['manager']
}

/**
 * What an offer waits for: `chain` as it was when the offer was handed in, `awaits` the one whose turn it is,
 * `approvedBy` who approved before, `author` who wrote it.
 */
export type WaitingOffer = {
  chain: readonly ApproverRank[]
  awaits: ApproverRank
  approvedBy: number | null
  author: number
}

/** In whose place somebody decides: in their own, or in that of a colleague who is away. */
export type Seat = { user: number; rank: ApproverRank }

export type SeatProblem = 'own-offer' | 'approved-already' | 'administrator-needed'

/**
 * The seat from which somebody decides about an offer: the one that takes it furthest, their own where both do. The
 * author decides from no seat at all, nobody decides in the author's place, and nobody approves twice.
 */
export function seatFor(
  { awaits, approvedBy, author }: WaitingOffer,
  by: number,
  seats: readonly Seat[],
): { seat: Seat } | { problem: SeatProblem } {
  const possible = by === author ? [] : seats.filter(({ user }) => user !== author)
  if (possible.length === 0) return { problem: 'own-offer' }
  if (by === approvedBy) return { problem: 'approved-already' }
  const [seat] = possible
    .filter(({ rank }) => reaches(rank, awaits))
    .toSorted(
      (one, other) => order(other.rank) - order(one.rank) || Number(other.user === by) - Number(one.user === by),
    )
  return seat ? { seat } : { problem: 'administrator-needed' }
}

/** Whose turn it is after an approval; null when it was the last. An administrator's goes for all before it, too. */
export function turnAfter({ chain, awaits }: Pick<WaitingOffer, 'chain' | 'awaits'>, rank: ApproverRank) {
  return chain.find((next) => order(next) > order(awaits) && !reaches(rank, next)) ?? null
}

const order = (rank: ApproverRank) => approverRanks.indexOf(rank)

const reaches = (rank: ApproverRank, wanted: ApproverRank) => order(rank) >= order(wanted)
