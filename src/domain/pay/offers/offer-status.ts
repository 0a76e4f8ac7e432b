export type OfferStatus = 'draft' | 'waiting' | 'approved' | 'rejected' | 'sent' | 'accepted' | 'declined'

export type OfferAct = 'submit' | 'approve' | 'reject' | 'revise' | 'send' | 'accept' | 'decline'

/** `author` and the one who acts are ids of users. An offer inside its band needs no approval. */
export type OfferState = { status: OfferStatus; author: number; needsApproval: boolean }

export type OfferMove = { act: OfferAct; by: number; reason: string }

export type MoveProblem = 'wrong-status' | 'own-offer' | 'not-the-author' | 'reason-needed'

type Rule = { from: OfferStatus; to: OfferStatus; who: 'author' | 'other' | 'anyone'; reason: boolean }

/** draft → waiting → approved or rejected → sent → accepted or declined; a rejected offer may go back to a draft. */
const rules: Record<OfferAct, Rule> = {
  submit: { from: 'draft', to: 'waiting', who: 'author', reason: true },
  approve: { from: 'waiting', to: 'approved', who: 'other', reason: false },
  reject: { from: 'waiting', to: 'rejected', who: 'other', reason: true },
  revise: { from: 'rejected', to: 'draft', who: 'author', reason: false },
  send: { from: 'approved', to: 'sent', who: 'anyone', reason: false },
  accept: { from: 'sent', to: 'accepted', who: 'anyone', reason: false },
  decline: { from: 'sent', to: 'declined', who: 'anyone', reason: true },
}

/** Submitting an offer that needs no approval approves it on the spot and asks for no reason. */
const ruleOf = (act: OfferAct, needsApproval: boolean): Rule =>
  act === 'submit' && !needsApproval ? { ...rules.submit, to: 'approved', reason: false } : rules[act]

/** Why a move is not allowed, or null; the reason given counts when it holds more than blanks. */
export function moveProblem(offer: OfferState, { act, by, reason }: OfferMove): MoveProblem | null {
  const rule = ruleOf(act, offer.needsApproval)
  if (offer.status !== rule.from) return 'wrong-status'
  if (rule.who === 'other' && by === offer.author) return 'own-offer'
  if (rule.who === 'author' && by !== offer.author) return 'not-the-author'
  return rule.reason && reason.trim() === '' ? 'reason-needed' : null
}

/** The status after a move. @throws RangeError when `moveProblem` names a problem */
export function statusAfter(offer: OfferState, move: OfferMove): OfferStatus {
  const problem = moveProblem(offer, move)
  if (problem) throw new RangeError(`${move.act} of an offer in ${offer.status}: ${problem}`)
  return ruleOf(move.act, offer.needsApproval).to
}

/** The acts open to a person now, in the order of an offer's life. */
export const actsOpenTo = (offer: OfferState, by: number): OfferAct[] =>
  (Object.keys(rules) as OfferAct[]).filter((act) => moveProblem(offer, { act, by, reason: 'given later' }) === null)
