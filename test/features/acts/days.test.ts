import { requests } from '../../support/act-requests.ts'
import { describeActs } from '../../support/act-table.ts'
import { planners, sharedHouse, type Stage } from './house.ts'

const house = sharedHouse()

/** The first day of a scene, from 12:00 to 13:00, with nobody invited. */
const today = async (): Promise<Stage> => house.begin()
const after = async () => {
  const stage = await today()
  house.at(14 * 60)
  return stage
}
const dayOf = ({ rows }: Stage) => rows.days[0]!

describeActs('a day', {
  read: async (stage: Stage) => (await house.read(stage)).state,
  staff: house.staff,
  states: {
    'it is ahead': async () => {
      const stage = await today()
      house.at(-60)
      return stage
    },
    'it has begun': today,
    'its last slot has ended': after,
    'it is closed': async () => {
      const stage = await after()
      return house.does(stage, requests.close(dayOf(stage)))
    },
    'it is called off': async () => {
      const stage = await today()
      return house.does(stage, requests.callOff(dayOf(stage)))
    },
  },
  acts: {
    closing: { who: planners, from: ['its last slot has ended'], ask: (one) => requests.close(dayOf(one)) },
    'closing early': {
      who: planners,
      from: ['it has begun', 'its last slot has ended'],
      ask: (one) => requests.close(dayOf(one), true),
    },
    'calling off': {
      who: planners,
      from: ['it is ahead', 'it has begun', 'its last slot has ended'],
      ask: (one) => requests.callOff(dayOf(one)),
    },
    inviting: {
      who: planners,
      from: ['it is ahead', 'it has begun'],
      ask: ({ scene, rows }) => requests.invite(scene.days[0]!, rows.people[0]!, scene.slots[0]!, false),
    },
    'inviting from another vacancy': {
      who: planners,
      from: [],
      ask: ({ scene, rows }) => requests.invite(scene.days[0]!, rows.people[3]!, scene.slots[0]!, false),
    },
    'inviting to a slot of another day': {
      who: planners,
      from: [],
      ask: ({ scene, rows }) => requests.invite(scene.days[0]!, rows.people[0]!, scene.slots[8]!, false),
    },
    'a walk-in': {
      who: planners,
      from: ['it has begun', 'its last slot has ended'],
      ask: ({ scene }) => requests.walkIn(scene.days[0]!, scene.slots[0]!, 'Ким Анна 4', scene.phones[4]!),
    },
  },
})
