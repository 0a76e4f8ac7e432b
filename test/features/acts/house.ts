import { afterAll, beforeAll } from 'vitest'
import type { Role } from '../../../src/db/schema/primitives.ts'
import { firstModel, makeScene, midnight, type Rows, type Scene } from '../../model/scene.ts'
import { readState } from '../../model/read-state.ts'
import { testApp, testNow, type TestApp } from '../../support/app.ts'
import { send, type Door } from '../../support/act-table.ts'
import type { Requests } from '../../support/act-requests.ts'
import { staffOf, type Colleague } from '../../support/staff.ts'

/** People, days and slots of one try, with the rows as they are now. */
export type Stage = { scene: Scene; rows: Rows }

export const planners: readonly Role[] = ['administrator', 'hr', 'recruiter']
export const everybody: readonly Role[] = ['administrator', 'hr', 'manager', 'recruiter']

/** One server for the tests of a file, with a colleague of every role and a clock. */
export function sharedHouse() {
  const clock = { now: testNow }
  let made: TestApp
  let staff: Record<Role, Colleague>
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    made = await testApp({}, clock, (close) => closing.unshift(close))
    staff = await staffOf(made.app, made.database)
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })
  const db = () => made.database.db

  /** A new scene at nine in the morning of its first day, in which nothing has happened. */
  const begin = async (): Promise<Stage> => {
    at(firstModel().now)
    const scene = await makeScene(db())
    return { scene, rows: (await readState(db(), scene, staff)).rows }
  }
  /** Moves the clock to so many minutes after the first midnight. */
  const at = (minutes: number) => {
    clock.now = midnight.add({ minutes })
  }
  /** Does something on the way to a state, as somebody who may do all. @returns the rows afterwards */
  const does = async ({ scene }: Stage, request: Requests, door: Door = 'page'): Promise<Stage> => {
    const answer = await send(staff.administrator, door, request)
    if (answer === undefined || answer.statusCode >= 400) throw new Error(`${answer?.statusCode}: ${answer?.body}`)
    return { scene, rows: (await readState(db(), scene, staff)).rows }
  }
  /** The state and the versions of all that an act could change. */
  const read = async ({ scene }: Stage) => {
    const { state, rows } = await readState(db(), scene, staff)
    const { days: _raisedByInvitingInVain, ...versions } = rows
    return { state, versions }
  }
  return { begin, at, does, read, staff: () => staff }
}
