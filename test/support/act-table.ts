import { deepEqual, notDeepEqual, ok } from 'node:assert/strict'
import type { LightMyRequestResponse } from 'fastify'
import { describe, test } from 'vitest'
import type { Role } from '../../src/db/schema/primitives.ts'
import type { Requests } from './act-requests.ts'
import { everyRole, type Colleague } from './staff.ts'

export type Door = 'page' | 'api'
export const doors: readonly Door[] = ['page', 'api']

/** Sends an act at a door. @returns undefined where the act has no such door */
export function send(
  colleague: Colleague,
  door: Door,
  { page, api }: Requests,
): Promise<LightMyRequestResponse> | undefined {
  if (door === 'page') return page ? colleague.atPage(page) : undefined
  return api ? colleague.byApi(api) : undefined
}

/**
 * Whether an answer may stand for a refusal: the API says 4xx or that nobody was invited, a page 4xx or where to read
 * why.
 */
export const mayRefuse = ({ statusCode, body }: LightMyRequestResponse, door: Door): boolean =>
  (statusCode >= 400 && statusCode < 500) || (door === 'page' ? statusCode === 303 : body.startsWith('{"invited":0,'))

/** Whether an answer may stand for something done. */
export const mayBeDone = ({ statusCode }: LightMyRequestResponse): boolean => statusCode >= 200 && statusCode < 400

/** One act: from which states it is possible and who may do it; from any other, and to anybody else, it is refused. */
export type ActLine<State extends string, Subject> = {
  from: readonly State[]
  who: readonly Role[]
  ask: (subject: Subject) => Requests
}

export type ActTable<State extends string, Subject> = {
  /** Makes something new that is in the state. */
  states: Record<State, () => Promise<Subject>>
  acts: Record<string, ActLine<NoInfer<State>, NoInfer<Subject>>>
  /** All that an act could change. */
  read: (subject: Subject) => Promise<unknown>
  staff: () => Record<Role, Colleague>
}

/** Tries every act from every state by every role at every door, and expects exactly the allowed ones to be done. */
export function describeActs<State extends string, Subject>(noun: string, table: ActTable<State, Subject>) {
  const { states, acts, read, staff } = table
  const names = Object.keys(states) as State[]
  describe.each(Object.entries(acts))(`${noun}: %s`, (_, { from, who, ask }) => {
    test.each(names.map((state) => ({ state, word: from.includes(state) ? 'possible' : 'refused' })))(
      'is $word when $state',
      async ({ state }) => {
        let subject = await states[state]()
        let before = await read(subject)
        const isAllowed = (role: Role) => from.includes(state) && who.includes(role)
        // Those who are refused go first, and leave everything to the next as it was.
        for (const role of everyRole.toSorted((one, other) => Number(isAllowed(one)) - Number(isAllowed(other))))
          for (const door of doors) {
            const answer = await send(staff()[role], door, ask(subject))
            if (!answer) continue
            const said = `${role} ${door}: answered ${answer.statusCode} ${answer.body.slice(0, 300)}`
            const after = await read(subject)
            if (isAllowed(role)) {
              ok(mayBeDone(answer), said)
              notDeepEqual(after, before, said)
              subject = await states[state]()
              before = await read(subject)
            } else {
              ok(mayRefuse(answer, door), said)
              deepEqual(after, before, said)
            }
          }
      },
    )
  })
}
