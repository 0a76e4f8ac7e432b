import { seatFor, turnAfter, type ApproverRank, type Seat, type SeatProblem, type WaitingOffer } from './approval.ts'

export type OfferStatus = 'draft' | 'waiting' | 'approved' | 'rejected' | 'sent' | 'accepted' | 'declined' | 'withdrawn'

/** All that can be done with an offer that exists. */
export const offerActs = [
  'change',
  'submit',
  'approve',
  'reject',
  'revise',
  'send',
  'accept',
  'decline',
  'correct',
  'withdraw',
  'take-over',
] as const

export type OfferAct = (typeof offerActs)[number]

/** What somebody may do with offers: write them, send them and record the answer, decide about exceptions. */
export const offerRights = ['make', 'send', 'approve'] as const

export type OfferRight = (typeof offerRights)[number]

/**
 * `author` is the id of the user who wrote the version in force; `authorMayAct` is false once the account is blocked or
 * has lost the right to write offers. An offer inside its band needs no approval. `chain`, `awaits` and `approvedBy`
 * say whose approval an offer waits for, and count only while it does.
 */
export type OfferState = WaitingOffer & { status: OfferStatus; authorMayAct: boolean; needsApproval: boolean }

/** `seats`: in whose place somebody decides about an exception; needed to approve and to reject only. */
export type OfferMove = {
  act: OfferAct
  by: number
  rights: readonly OfferRight[]
  seats?: readonly Seat[]
  reason: string
}

export type MoveProblem =
  | 'not-allowed'
  | 'wrong-status'
  | SeatProblem
  | 'not-the-author'
  | 'author-active'
  | 'reason-needed'

type Rule = {
  from: readonly OfferStatus[]
  /** null = the status stays. */
  to: OfferStatus | null
  right: OfferRight
  /**
   * `approver`: those whose turn it is; `successor`: anyone, once the author may no longer act; `author-or-sender`: the
   * author only until it is sent.
   */
  who: 'author' | 'approver' | 'anyone' | 'author-or-sender' | 'successor'
  reasonFor: readonly OfferStatus[]
}

const rules: Record<OfferAct, Rule> = {
  change: { from: ['draft'], to: null, right: 'make', who: 'author', reasonFor: [] },
  submit: { from: ['draft'], to: 'waiting', right: 'make', who: 'author', reasonFor: ['draft'] },
  approve: { from: ['waiting'], to: 'approved', right: 'approve', who: 'approver', reasonFor: [] },
  reject: { from: ['waiting'], to: 'rejected', right: 'approve', who: 'approver', reasonFor: ['waiting'] },
  revise: { from: ['rejected'], to: 'draft', right: 'make', who: 'author', reasonFor: [] },
  send: { from: ['approved'], to: 'sent', right: 'send', who: 'anyone', reasonFor: [] },
  accept: { from: ['sent'], to: 'accepted', right: 'send', who: 'anyone', reasonFor: [] },
  decline: { from: ['sent'], to: 'declined', right: 'send', who: 'anyone', reasonFor: ['sent'] },
  correct: {
    from: ['waiting', 'approved', 'sent'],
    to: 'draft',
    right: 'make',
    who: 'author-or-sender',
    reasonFor: ['sent'],
  },
  withdraw: {
    from: ['draft', 'waiting', 'approved', 'sent'],
    to: 'withdrawn',
    right: 'make',
    who: 'author-or-sender',
    reasonFor: ['sent'],
  },
  'take-over': { from: ['draft', 'rejected'], to: null, right: 'make', who: 'successor', reasonFor: [] },
}

/** Submitting an offer that needs no approval approves it on the spot and asks for no reason. */
const ruleOf = (act: OfferAct, needsApproval: boolean): Rule =>
  act === 'submit' && !needsApproval ? { ...rules.submit, to: 'approved', reasonFor: [] } : rules[act]

/** Why a move is not allowed, or null; the reason given counts when it holds more than blanks. */
export function moveProblem(offer: OfferState, move: OfferMove): MoveProblem | null {
  const rule = ruleOf(move.act, offer.needsApproval)
  if (!move.rights.includes(rule.right)) return 'not-allowed'
  if (!rule.from.includes(offer.status)) return 'wrong-status'
  const wrongPerson = personProblem(offer, rule.who, move)
  if (wrongPerson) return wrongPerson
  return rule.reasonFor.includes(offer.status) && move.reason.trim() === '' ? 'reason-needed' : null
}

function personProblem(offer: OfferState, who: Rule['who'], { by, rights, seats = [] }: OfferMove): MoveProblem | null {
  const isAuthor = by === offer.author
  switch (who) {
    case 'anyone':
      return null
    case 'approver': {
      const found = seatFor(offer, by, seats)
      return 'problem' in found ? found.problem : null
    }
    case 'successor':
      return offer.authorMayAct ? 'author-active' : null
    case 'author-or-sender':
      if (rights.includes('send')) return null
      if (offer.status === 'sent') return 'not-allowed'
      break
    case 'author':
  }
  return isAuthor ? null : 'not-the-author'
}

/** The status after a move. @throws RangeError when `moveProblem` names a problem */
export function statusAfter(offer: OfferState, move: OfferMove): OfferStatus {
  const problem = moveProblem(offer, move)
  if (problem) throw new RangeError(`${move.act} of an offer in ${offer.status}: ${problem}`)
  if (move.act === 'approve' && awaitsAfter(offer, move) !== null) return offer.status
  return ruleOf(move.act, offer.needsApproval).to ?? offer.status
}

/** Who has to approve after a move that approves; null when nobody else has to. */
export function awaitsAfter(offer: OfferState, { by, seats = [] }: OfferMove): ApproverRank | null {
  const found = seatFor(offer, by, seats)
  return 'seat' in found ? turnAfter(offer, found.seat.rank) : offer.awaits
}

/** Whether a step asks for a reason. */
export const needsReason = (act: OfferAct, { status, needsApproval }: OfferState): boolean =>
  ruleOf(act, needsApproval).reasonFor.includes(status)

/** The acts open to a person now, in the order of an offer's life. */
export const actsOpenTo = (offer: OfferState, who: Pick<OfferMove, 'by' | 'rights' | 'seats'>): OfferAct[] =>
  offerActs.filter((act) => moveProblem(offer, { act, ...who, reason: 'given later' }) === null)
