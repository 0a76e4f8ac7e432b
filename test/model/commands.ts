import { deepEqual } from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { mayRole } from '../../src/web/security/permissions.ts'
import type { Db } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { doors, mayBeDone, mayRefuse, send, type Door } from '../support/act-table.ts'
import { everyRole } from '../support/staff.ts'
import { perform } from './effects.ts'
import { broken, turnoutOf, type Turnout } from './invariants.ts'
import { readState, stateOf, type State } from './read-state.ts'
import { requestsFor, saysVersion } from './requests.ts'
import { refusal, rightFor, stageKinds, type Act, type Model } from './rules.ts'
import type { Rows, Scene, Staff } from './scene.ts'

/** The app that a run drives, and what is known of its database after the last act. */
export type Real = {
  db: Db
  scene: Scene
  staff: Staff
  /** Sets the clock to a minute of the scene; no two acts happen at the same instant. */
  setClock: (minutes: number) => void
  state: State
  rows: Rows
  closed: Map<number, Turnout>
  /** Counts every act that was sent. */
  count: (act: Act['act'], done: boolean) => void
}

/** What is drawn: an act whose numbers are any numbers, made to fit when it is known what there is. */
type Drawn = { role: Role; door: Door; behind: boolean; act: Act }

/** Somebody does something: the app must answer as the rules do, and hold the same state afterwards. */
class DoAct implements fc.AsyncCommand<Model, Real> {
  readonly drawn: Drawn
  said = ''

  constructor(drawn: Drawn) {
    this.drawn = drawn
  }

  check({ invitations, offers }: Readonly<Model>): boolean {
    const { act } = this.drawn
    return ('invitation' in act ? invitations.length : 'offer' in act ? offers.length : 1) > 0
  }

  async run(model: Model, real: Real): Promise<void> {
    const { role, behind } = this.drawn
    const act = fitted(this.drawn.act, model)
    const asked = requestsFor(act, model, real.scene, real.rows, behind ? 1 : 0)
    const door: Door = this.drawn.door === 'api' && asked.api ? 'api' : 'page'
    const why = whyNot(model, real, act, { role, door, behind })
    real.setClock(model.now)
    const answer = await send(real.staff[role], door, asked)
    if (!answer) throw new Error(`${act.act} has no door`)
    this.said = `${role} at ${door} ${JSON.stringify(act)}: ${why ?? 'done'}`
    const before = stateOf(model)
    if (why === null) perform(model, act, role)
    const expected = stateOf(model)
    const { state, rows } = await readState(real.db, real.scene, real.staff)
    const answered = `${this.said}; answered ${answer.statusCode} ${answer.statusCode < 400 ? '' : answer.body.slice(0, 300)}`
    deepEqual(state, expected, answered)
    // An act that has nothing left to do, such as applying again, may say either.
    if (why === null ? !isDeepStrictEqual(before, expected) && !mayBeDone(answer) : !mayRefuse(answer, door))
      throw new Error(answered)
    if (act.act === 'close' && why === null) real.closed.set(act.day, turnoutOf(model, state, act.day))
    deepEqual(broken(model, state, real.closed), [], this.said)
    Object.assign(real, { state, rows })
    real.count(act.act, why === null)
  }

  toString(): string {
    return this.said || JSON.stringify(this.drawn)
  }
}

/** Why an act is refused: the right, the version, a person who is gone, and then the rules. */
function whyNot(model: Model, { rows }: Real, act: Act, { role, door, behind }: Omit<Drawn, 'act'>): string | null {
  if (!mayRole(role, rightFor(act))) return 'no right'
  if (behind && saysVersion(act, door)) return 'the page is old'
  if ('person' in act && act.act !== 'walk-in' && rows.people[act.person] === undefined) return 'the person is gone'
  return refusal(model, act, role)
}

/** Time goes by. */
class Wait implements fc.AsyncCommand<Model, Real> {
  readonly minutes: number
  constructor(minutes: number) {
    this.minutes = minutes
  }
  check(): boolean {
    return true
  }
  async run(model: Model): Promise<void> {
    model.now += this.minutes
  }
  toString(): string {
    return `${this.minutes} minutes go by`
  }
}

/** Makes the numbers that were drawn name something that is there; of invitations mostly one that is active. */
function fitted(act: Act, { invitations, applications, offers }: Model): Act {
  if ('invitation' in act) {
    const active = invitations.flatMap(({ status }, index) => (status === 'active' ? [index] : []))
    const index =
      act.invitation % 4 > 0 && active.length > 0
        ? active[act.invitation % active.length]!
        : act.invitation % invitations.length
    return { ...act, invitation: index }
  }
  if ('application' in act) return { ...act, application: act.application % applications.length }
  return 'offer' in act ? { ...act, offer: act.offer % offers.length } : act
}

const any = fc.nat(999)
const person = fc.nat(4)
const slot = fc.nat(8)
const vacancy = fc.nat(1)
const of = <A extends Act['act']>(act: A) => fc.constant(act)

/** How often each act is drawn, and with what. */
const acts: [number, fc.Arbitrary<Act>][] = [
  [10, fc.record({ act: of('invite'), person, slot, beyond: fc.boolean() })],
  [6, fc.record({ act: of('move'), invitation: any, slot })],
  [2, fc.record({ act: of('cancel'), invitation: any })],
  [4, fc.record({ act: of('reply'), invitation: any, reply: fc.constantFrom('yes', 'no', 'unsure') })],
  [8, fc.record({ act: of('mark'), invitation: any, mark: fc.constantFrom('came', 'late', 'missed', 'left') })],
  [4, fc.record({ act: of('result'), invitation: any, result: fc.constantFrom('passed', 'refused', 'second') })],
  [4, fc.record({ act: of('undo'), invitation: any, place: fc.constantFrom('call', 'reception') })],
  [1, fc.record({ act: of('close'), day: fc.nat(4), early: fc.boolean() })],
  [1, fc.record({ act: of('call-off'), day: fc.nat(4) })],
  [3, fc.record({ act: of('walk-in'), person, slot })],
  [2, fc.record({ act: of('apply'), person, vacancy })],
  [3, fc.record({ act: of('stage'), application: any, stage: fc.constantFrom(...stageKinds) })],
  [3, fc.record({ act: of('end'), application: any, by: fc.constantFrom('team', 'candidate') })],
  [3, fc.record({ act: of('reopen'), application: any })],
  [2, fc.record({ act: of('draft'), person, vacancy, needsApproval: fc.boolean() })],
  [
    8,
    fc.record({
      act: of('step'),
      offer: any,
      step: fc.constantFrom('submit', 'approve', 'reject', 'revise', 'send', 'accept', 'decline', 'withdraw'),
    }),
  ],
  [1, fc.record({ act: of('erase'), person })],
]

const oneAct = fc
  .record({
    role: fc.constantFrom(...everyRole),
    door: fc.constantFrom(...doors),
    behind: fc.nat(19).map((drawn) => drawn === 0),
    act: fc.oneof(...acts.map(([weight, arbitrary]) => ({ weight, arbitrary }))),
  })
  .map((drawn) => new DoAct(drawn))

const time = fc.constantFrom(120, 240, 1440).map((minutes) => new Wait(minutes))

export const commands = (most: number) =>
  fc.commands(Array.from({ length: 25 }, () => oneAct as fc.Arbitrary<fc.AsyncCommand<Model, Real>>).concat(time), {
    maxCommands: most,
    size: 'max',
  })
