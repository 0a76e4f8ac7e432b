import { requests, type Requests } from '../support/act-requests.ts'
import type { Act, Model } from './rules.ts'
import type { Rows, Scene } from './scene.ts'

/** An id that no row has: what a page would send about somebody who is gone. */
const nobody = 2_000_000_000

/** An act of the model as the doors take it. @param behind how many versions old the sender's page is */
export function requestsFor(act: Act, model: Model, scene: Scene, rows: Rows, behind: 0 | 1): Requests {
  const seen = (list: keyof Pick<Rows, 'invitations' | 'applications' | 'offers' | 'days'>, index: number) => {
    const { id, version } = rows[list][index]!
    return { id, version: version - behind }
  }
  const batch = (slot: number) => scene.days[model.slots[slot]!.day]!
  const person = (index: number) => rows.people[index] ?? nobody
  switch (act.act) {
    case 'invite':
      return requests.invite(batch(act.slot), person(act.person), scene.slots[act.slot]!, act.beyond)
    case 'move':
      return requests.move(seen('invitations', act.invitation), scene.slots[act.slot]!)
    case 'cancel':
      return requests.cancel(seen('invitations', act.invitation))
    case 'reply':
      return requests.reply(seen('invitations', act.invitation), act.reply)
    case 'mark':
      return requests.mark(seen('invitations', act.invitation), act.mark)
    case 'result':
      return requests.result(seen('invitations', act.invitation), act.result)
    case 'undo':
      return requests[act.place === 'call' ? 'undoReply' : 'undo'](seen('invitations', act.invitation))
    case 'close':
      return requests.close(seen('days', act.day), act.early)
    case 'call-off':
      return requests.callOff(seen('days', act.day))
    case 'walk-in':
      return requests.walkIn(
        batch(act.slot),
        scene.slots[act.slot]!,
        `Ким Анна ${act.person}`,
        scene.phones[act.person]!,
      )
    case 'apply':
      return requests.apply(person(act.person), scene.vacancies[act.vacancy]!)
    case 'stage': {
      const { vacancy } = model.applications[act.application]!
      const stage = scene.stages.get(`${vacancy} ${act.stage}`)!
      return requests.stage(scene.vacancies[vacancy]!, seen('applications', act.application), stage)
    }
    case 'end':
      return requests.end(rows.applications[act.application]!.candidate, seen('applications', act.application), act.by)
    case 'reopen':
      return requests.reopen(rows.applications[act.application]!.candidate, seen('applications', act.application))
    case 'draft':
      return requests.draftOffer(person(act.person), scene.vacancies[act.vacancy]!, act.needsApproval ? 90_000 : 40_000)
    case 'step':
      return requests.offerStep(seen('offers', act.offer), act.step)
    default:
      return requests.erase(person(act.person))
  }
}

/** Whether a page or a program says which version it has seen: one that is behind is then refused. */
export const saysVersion = ({ act }: Act, door: 'page' | 'api'): boolean =>
  ['move', 'cancel', 'reply', 'mark', 'result', 'undo', 'stage', 'end', 'step'].includes(act) ||
  (door === 'api' && ['close', 'call-off', 'reopen'].includes(act))
