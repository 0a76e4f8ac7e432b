import type { Role } from '../../src/db/schema/primitives.ts'
import {
  applicationOf,
  dayOf,
  isHere,
  isTaken,
  rankOf,
  staysCounted,
  type Act,
  type Application,
  type Invitation,
  type Model,
  type OfferStatus,
  type OfferStep,
  type StageKind,
} from './rules.ts'

const statusAfter: Record<OfferStep, OfferStatus> = {
  submit: 'waiting',
  approve: 'approved',
  reject: 'rejected',
  revise: 'draft',
  send: 'sent',
  accept: 'accepted',
  decline: 'declined',
  withdraw: 'withdrawn',
}

/** Does an act that the rules allow. */
export function perform(model: Model, act: Act, who: Role): void {
  switch (act.act) {
    case 'invite':
      model.invitations.push(newInvitation(act.person, act.slot))
      return advance(model, act.person, dayOf(model, act).vacancy, 'invited')
    case 'move':
      return move(model, model.invitations[act.invitation]!, act.slot)
    case 'cancel':
      model.invitations[act.invitation]!.status = 'cancelled'
      return
    case 'reply':
      return change(model.invitations[act.invitation]!, 'call', { reply: act.reply })
    case 'mark': {
      const invitation = model.invitations[act.invitation]!
      change(invitation, 'reception', { presence: act.mark })
      if (act.mark === 'came' || act.mark === 'late')
        advance(model, invitation.person, dayOf(model, invitation).vacancy, 'came')
      return
    }
    case 'result': {
      const invitation = model.invitations[act.invitation]!
      // Somebody with a result has come, also when nobody marked it.
      const cameNow = invitation.presence === null
      change(invitation, 'reception', { result: act.result, presence: invitation.presence ?? 'came' })
      const reached = act.result === 'passed' ? 'passed' : 'came'
      if (act.result === 'passed' || cameNow)
        advance(model, invitation.person, dayOf(model, invitation).vacancy, reached)
      return
    }
    case 'undo': {
      const invitation = model.invitations[act.invitation]!
      Object.assign(invitation, invitation.history.pop()?.before)
      return
    }
    case 'close':
      model.days[act.day]!.state = 'closed'
      for (const one of activeOf(model, act.day)) one.presence ??= 'missed'
      return
    case 'call-off':
      for (const one of activeOf(model, act.day)) one.status = 'cancelled'
      model.days[act.day]!.state = 'cancelled'
      return
    case 'walk-in': {
      const { vacancy } = dayOf(model, act)
      applyTo(model, act.person, vacancy)
      model.invitations.push({ ...newInvitation(act.person, act.slot), walkIn: true, presence: 'came' })
      return advance(model, act.person, vacancy, 'came')
    }
    case 'apply':
      return applyTo(model, act.person, act.vacancy)
    case 'stage':
      model.applications[act.application]!.stage = act.stage
      return
    case 'end': {
      const application = model.applications[act.application]!
      application.ended = true
      for (const one of future(model, application.person))
        if (dayOf(model, one).vacancy === application.vacancy)
          Object.assign(one, { status: 'cancelled', endedWithApplication: true })
      return
    }
    case 'reopen':
      return reopen(model, model.applications[act.application]!)
    case 'draft':
      model.offers.push({ ...act, status: 'draft', author: who })
      return
    case 'step': {
      const offer = model.offers[act.offer]!
      offer.status = act.step === 'submit' && !offer.needsApproval ? 'approved' : statusAfter[act.step]
      if (act.step === 'send') advance(model, offer.person, offer.vacancy, 'offered')
      if (act.step === 'accept') advance(model, offer.person, offer.vacancy, 'accepted')
      return
    }
    case 'erase':
      return erase(model, act.person)
  }
}

const newInvitation = (person: number | null, slot: number): Invitation => ({
  person,
  slot,
  walkIn: false,
  status: 'active',
  movedOn: false,
  endedWithApplication: false,
  presence: null,
  reply: null,
  result: null,
  history: [],
})

/** Active invitations of somebody who is not marked, to slots that have not begun. */
export const future = (model: Model, person: number | null): Invitation[] =>
  model.invitations.filter(
    (one) =>
      one.person === person &&
      one.status === 'active' &&
      one.presence === null &&
      model.slots[one.slot]!.from > model.now &&
      dayOf(model, one).state === 'planned',
  )

/** What ended with the application is in force again where the day is open and the hour is still free. */
function reopen(model: Model, application: Application) {
  application.ended = false
  for (const one of model.invitations) {
    if (!one.endedWithApplication || one.person !== application.person) continue
    if (dayOf(model, one).vacancy !== application.vacancy) continue
    one.endedWithApplication = false
    const isAhead = dayOf(model, one).state === 'planned' && model.slots[one.slot]!.to > model.now
    if (isAhead && !isTaken(model, one.person, one.slot)) one.status = 'active'
  }
}

const activeOf = (model: Model, day: number) =>
  model.invitations.filter((one) => one.status === 'active' && dayOf(model, one) === model.days[day])

function applyTo(model: Model, person: number, vacancy: number) {
  if (!applicationOf(model, person, vacancy)) model.applications.push({ person, vacancy, stage: 'new', ended: false })
}

/** Forward only, and never an application that has ended. */
function advance(model: Model, person: number | null, vacancy: number, stage: StageKind) {
  const application = applicationOf(model, person, vacancy)
  if (application && !application.ended && rankOf(application.stage) < rankOf(stage)) application.stage = stage
}

function change(invitation: Invitation, place: 'call' | 'reception', values: Partial<Invitation>) {
  const { presence, reply, result } = invitation
  // An answer that says what is known already is no change, and nothing to take back.
  if (place === 'call' && values.reply === reply) return
  invitation.history.push({ place, before: { presence, reply, result } })
  Object.assign(invitation, values)
}

/**
 * Within the day everything goes along, and somebody who missed the first slot is expected at the second. Another day
 * starts unmarked; the day before stays counted when somebody came to it or missed it.
 */
function move(model: Model, old: Invitation, slot: number) {
  const { vacancy } = dayOf(model, { slot })
  const next = newInvitation(old.person, slot)
  model.invitations.push(next)
  if (dayOf(model, old) === dayOf(model, { slot })) {
    const { walkIn, presence, reply, result } = old
    Object.assign(next, { walkIn, presence: presence === 'missed' ? null : presence, reply, result })
    old.status = 'moved'
    return
  }
  if (staysCounted(model, old)) {
    if (old.presence === null) change(old, 'reception', { presence: 'missed' })
    else if (isHere(old) && old.result === null && dayOf(model, old).state === 'planned')
      change(old, 'reception', { presence: 'left' })
    old.movedOn = true
  } else old.status = 'moved'
  advance(model, old.person, vacancy, 'invited')
}

/** Applications and offers stay without a name, and so do invitations with an outcome; the others go. */
function erase(model: Model, person: number) {
  const hasOutcome = (one: Invitation) =>
    one.status === 'active' && (one.presence !== null || dayOf(model, one).state === 'closed')
  model.invitations = model.invitations.filter((one) => one.person !== person || hasOutcome(one))
  for (const one of model.applications) if (one.person === person) one.ended = true
  for (const one of [...model.applications, ...model.invitations, ...model.offers])
    if (one.person === person) one.person = null
}
