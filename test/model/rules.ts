import { rankOf, stageKinds, type StageKind } from '../../src/domain/pipeline/stages.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { mayRole, type Permission } from '../../src/web/security/permissions.ts'

/*
 * What may happen to people, invitations, days, applications and offers, in plain code without a database. The model
 * test does the same acts here and in the app, and expects the same answer and the same state after each.
 */

export type Mark = 'came' | 'late' | 'missed' | 'left'
export type Reply = 'yes' | 'no' | 'unsure'
export type Result = 'passed' | 'refused' | 'second'
export type OfferStatus = 'draft' | 'waiting' | 'approved' | 'rejected' | 'sent' | 'accepted' | 'declined' | 'withdrawn'
export type OfferStep = 'submit' | 'approve' | 'reject' | 'revise' | 'send' | 'accept' | 'decline' | 'withdraw'

/** People, vacancies, days and slots are named by their place in the scene; times are minutes from its first midnight. */
export type Day = { vacancy: number; from: number; to: number; state: 'planned' | 'closed' | 'cancelled' }
export type Slot = { day: number; from: number; to: number; places: number }
export type Application = { person: number | null; vacancy: number; stage: StageKind; ended: boolean }
/** What undo goes back to. */
type Marks = { presence: Mark | null; reply: Reply | null; result: Result | null }
export type Invitation = Marks & {
  person: number | null
  slot: number
  walkIn: boolean
  status: 'active' | 'moved' | 'cancelled'
  /** Moved on to another day, though this one stays counted. */
  movedOn: boolean
  /** Cancelled because the application ended: it comes back when that is opened again. */
  endedWithApplication: boolean
  history: { place: 'call' | 'reception'; before: Marks }[]
}
export type Offer = {
  person: number | null
  vacancy: number
  status: OfferStatus
  needsApproval: boolean
  author: Role
}
export type Model = {
  now: number
  days: Day[]
  slots: Slot[]
  applications: Application[]
  invitations: Invitation[]
  offers: Offer[]
}

export type Act =
  | { act: 'invite'; person: number; slot: number; beyond: boolean }
  | { act: 'move'; invitation: number; slot: number }
  | { act: 'cancel'; invitation: number }
  | { act: 'reply'; invitation: number; reply: Reply }
  | { act: 'mark'; invitation: number; mark: Mark }
  | { act: 'result'; invitation: number; result: Result }
  | { act: 'undo'; invitation: number; place: 'call' | 'reception' }
  | { act: 'close'; day: number; early: boolean }
  | { act: 'call-off'; day: number }
  | { act: 'walk-in'; person: number; slot: number }
  | { act: 'apply'; person: number; vacancy: number }
  | { act: 'stage'; application: number; stage: StageKind }
  | { act: 'end'; application: number; by: 'team' | 'candidate' }
  | { act: 'reopen'; application: number }
  | { act: 'draft'; person: number; vacancy: number; needsApproval: boolean }
  | { act: 'step'; offer: number; step: OfferStep }
  | { act: 'erase'; person: number }

type OfInvitation = Extract<Act, { invitation: number }>
type OfApplication = Extract<Act, { application: number }>

/** The right that an act asks for. */
export const rightFor = (act: Act): Permission => {
  if (act.act === 'mark' || act.act === 'walk-in') return 'reception.mark'
  if (act.act === 'undo') return act.place === 'call' ? 'batches.plan' : 'reception.mark'
  if (act.act === 'result') return 'results.record'
  if (act.act === 'erase') return 'candidates.erase'
  if (act.act === 'draft') return 'offers.make'
  if (act.act === 'step') return offerSteps[act.step].right
  const aboutApplications = ['apply', 'stage', 'end', 'reopen']
  return aboutApplications.includes(act.act) ? 'candidates.edit' : 'batches.plan'
}

export const dayOf = (model: Model, { slot }: { slot: number }): Day => model.days[model.slots[slot]!.day]!
const hasBegun = (model: Model, day: Day) => Math.floor(day.from / 1440) <= Math.floor(model.now / 1440)
export const isHere = ({ presence }: Marks) => presence === 'came' || presence === 'late'

export const overlap = (one: Slot, other: Slot): boolean => one.from < other.to && other.from < one.to

/** Invitations by which somebody stands in a day that is not over. */
const standing = (model: Model, person: number | null) =>
  model.invitations.filter(
    (one) => one.person === person && one.status === 'active' && dayOf(model, one).state === 'planned',
  )

/**
 * Why a person may not be put into a slot: the day, the application, hours that overlap.
 * @param leaving the invitation by which they no longer stand when they are there
 */
function refusedAt(model: Model, person: number | null, slot: number, leaving?: Invitation): string | null {
  const day = dayOf(model, { slot })
  if (day.state !== 'planned') return 'the day is not open'
  if (model.slots[slot]!.to <= model.now) return 'the slot is over'
  // Somebody who stands in the day already only changes the hour.
  if (leaving && dayOf(model, leaving) === day) return isTaken(model, person, slot, leaving)
  const application = applicationOf(model, person, day.vacancy)
  if (!application) return 'did not apply to this vacancy'
  if (application.ended) return 'the application has ended'
  if (application.stage === 'started') return 'works here already'
  return isTaken(model, person, slot, leaving)
}

/** Whether a person stands in the day of a slot, or elsewhere at its hour. */
export function isTaken(model: Model, person: number | null, slot: number, leaving?: Invitation): string | null {
  const others = standing(model, person).filter((one) => one !== leaving)
  if (others.some((one) => dayOf(model, one) === dayOf(model, { slot }))) return 'stands in this day already'
  return others.some((one) => overlap(model.slots[one.slot]!, model.slots[slot]!)) ? 'stands elsewhere then' : null
}

export const applicationOf = (model: Model, person: number | null, vacancy: number): Application | undefined =>
  model.applications.find((one) => person !== null && one.person === person && one.vacancy === vacancy)

/** Walk-ins take no place: they were not invited. */
const isFull = (model: Model, slot: number) =>
  model.invitations.filter((one) => one.slot === slot && one.status === 'active' && !one.walkIn).length >=
  model.slots[slot]!.places

type StepRule = { from: readonly OfferStatus[]; right: 'offers.make' | 'offers.send' | 'offers.approve' }
const offerSteps: Record<OfferStep, StepRule> = {
  submit: { from: ['draft'], right: 'offers.make' },
  approve: { from: ['waiting'], right: 'offers.approve' },
  reject: { from: ['waiting'], right: 'offers.approve' },
  revise: { from: ['rejected'], right: 'offers.make' },
  send: { from: ['approved'], right: 'offers.send' },
  accept: { from: ['sent'], right: 'offers.send' },
  decline: { from: ['sent'], right: 'offers.send' },
  withdraw: { from: ['draft', 'waiting', 'approved', 'sent'], right: 'offers.make' },
}

/** Why the rules refuse an act to somebody who has the right; null when it is done. */
export function refusal(model: Model, act: Act, who: Role): string | null {
  if ('invitation' in act) return refusalOfInvitation(model, act, model.invitations[act.invitation]!)
  if ('application' in act) return refusalOfApplication(act, model.applications[act.application]!)
  switch (act.act) {
    case 'invite':
      return refusedAt(model, act.person, act.slot) ?? (!act.beyond && isFull(model, act.slot) ? 'full' : null)
    case 'close': {
      const day = model.days[act.day]!
      if (day.state !== 'planned') return 'the day is over'
      if (!hasBegun(model, day)) return 'the day has not begun'
      return act.early || day.to <= model.now ? null : 'the last slot has not ended'
    }
    case 'call-off':
      return model.days[act.day]!.state === 'planned' ? null : 'the day is over'
    case 'walk-in':
      return refusedWalkIn(model, act.person, act.slot)
    case 'draft':
      return hasOpenApplication(model, act) ? null : 'no open application'
    case 'step':
      return refusedStep(model, model.offers[act.offer]!, act.step, who)
    default:
      return null
  }
}

function refusalOfInvitation(model: Model, act: OfInvitation, invitation: Invitation): string | null {
  const { presence, result } = invitation
  const day = dayOf(model, invitation)
  if (invitation.status !== 'active') return 'the invitation is over'
  if (invitation.person === null) return 'the person is erased'
  if (act.act === 'move') return refusedMove(model, invitation, act.slot)
  if (day.state !== 'planned' && act.act !== 'result') return 'the day is over'
  switch (act.act) {
    case 'reply':
      return invitation.walkIn ? 'nobody called them' : null
    case 'cancel':
      return presence === null || invitation.walkIn ? null : 'it is known whether they came'
    case 'mark':
      if (!hasBegun(model, day)) return 'the day has not begun'
      if (act.mark === 'missed' && result !== null) return 'the interview took place'
      return act.mark === 'left' && !isHere(invitation) ? 'is not here' : null
    case 'result':
      if (!hasBegun(model, day)) return 'the day has not begun'
      return presence === 'missed' ? 'did not come' : null
    default:
      return invitation.history.at(-1)?.place === act.place ? null : 'nothing to take back'
  }
}

/** Whether the day that somebody leaves stays counted: they came, they did not, or their slot is over. */
export const staysCounted = (model: Model, { presence, slot }: Invitation): boolean =>
  presence !== null || model.slots[slot]!.to <= model.now

function refusedMove(model: Model, invitation: Invitation, slot: number): string | null {
  if (invitation.movedOn) return 'moved on before'
  if (slot === invitation.slot) return 'stands there'
  const toOtherDay = dayOf(model, { slot }) !== dayOf(model, invitation)
  const stays = toOtherDay && staysCounted(model, invitation)
  return refusedAt(model, invitation.person, slot, stays ? undefined : invitation)
}

function refusalOfApplication(act: OfApplication, { ended, person }: Application): string | null {
  if (person === null) return 'the person is erased'
  if (act.act === 'reopen') return ended ? null : 'the application is open'
  return ended ? 'the application has ended' : null
}

function refusedWalkIn(model: Model, person: number, slot: number): string | null {
  const day = dayOf(model, { slot })
  if (day.state !== 'planned') return 'the day is not open'
  if (!hasBegun(model, day)) return 'the day has not begun'
  return isTaken(model, person, slot)
}

function refusedStep(model: Model, offer: Offer, step: OfferStep, who: Role): string | null {
  const { status, author, person } = offer
  const maySend = mayRole(who, 'offers.send')
  if (person === null) return 'the person is erased'
  if (!offerSteps[step].from.includes(status)) return 'not from this state'
  if ((step === 'approve' || step === 'reject') && who === author) return 'nobody approves their own offer'
  if ((step === 'submit' || step === 'revise') && who !== author) return 'only the author'
  if (step === 'withdraw' && !maySend && (status === 'sent' || who !== author))
    return 'only the author, until it is sent'
  return (step === 'send' || step === 'accept') && !hasOpenApplication(model, offer) ? 'no open application' : null
}

const hasOpenApplication = (model: Model, { person, vacancy }: { person: number | null; vacancy: number }) =>
  applicationOf(model, person, vacancy)?.ended === false

export { rankOf, stageKinds, type StageKind }
