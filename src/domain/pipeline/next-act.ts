import { rankOf, type StageKind } from './stages.ts'

/** The latest invitation in force: `day` says whether its hour is still to come. */
export type Invited = {
  day: 'ahead' | 'begun'
  promised: boolean
  presence: 'came' | 'late' | 'missed' | 'left' | null
  result: 'passed' | 'refused' | 'second' | null
}

/** Where one open application stands, as far as it decides what comes next. */
export type Standing = {
  stage: StageKind
  reachable: boolean
  invited: Invited | null
  /** The latest offer. `live`: its answer is still to come; `over`: it was declined or withdrawn. */
  offer: 'live' | 'accepted' | 'over' | null
  awaitsStart: boolean
}

export type NextAct =
  | 'add-contacts'
  | 'invite'
  | 'call'
  | 'mark'
  | 'give-result'
  | 'close'
  | 'make-offer'
  | 'open-offer'
  | 'record-start'

/** The one thing to do next for somebody who is being considered; null while one can only wait or has to decide. */
export function nextAct(standing: Standing): NextAct | null {
  const { stage, invited, offer, awaitsStart, reachable } = standing
  if (offer === 'live') return 'open-offer'
  if (awaitsStart) return 'record-start'
  if (offer === 'over' || rankOf(stage) >= rankOf('accepted')) return null
  if (invited) return afterInvitation(invited)
  if (rankOf(stage) >= rankOf('passed')) return 'make-offer'
  if (stage === 'came') return null
  return reachable ? 'invite' : 'add-contacts'
}

function afterInvitation({ day, promised, presence, result }: Invited): NextAct | null {
  if (result === 'passed') return 'make-offer'
  if (result === 'refused') return 'close'
  if (result === 'second' || presence === 'missed' || presence === 'left') return 'invite'
  if (presence !== null) return 'give-result'
  if (day === 'begun') return 'mark'
  return promised ? null : 'call'
}
