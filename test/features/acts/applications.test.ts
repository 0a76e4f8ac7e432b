import { requests } from '../../support/act-requests.ts'
import { describeActs } from '../../support/act-table.ts'
import { everybody, planners, sharedHouse, type Stage } from './house.ts'

const house = sharedHouse()
const { begin, does } = house

/** The first person and their application to the first vacancy; the person's id stays when they are erased. */
type Subject = Stage & { person: number }

const fresh = async (): Promise<Subject> => {
  const stage = await begin()
  return { ...stage, person: stage.rows.people[0]! }
}
const then = async (subject: Subject, ask: (subject: Subject) => ReturnType<typeof requests.cancel>) => ({
  ...subject,
  ...(await does(subject, ask(subject))),
})
const application = ({ rows }: Stage) => rows.applications[0]!
const invite = ({ scene, person }: Subject, day: number, slot: number) =>
  requests.invite(scene.days[day]!, person, scene.slots[slot]!, false)
const toStage = (subject: Subject, kind: string) =>
  requests.stage(subject.scene.vacancies[0]!, application(subject), subject.scene.stages.get(`0 ${kind}`)!)
const ended = async (by: 'team' | 'candidate') =>
  then(await fresh(), (one) => requests.end(one.person, application(one), by))

describeActs('an application', {
  read: house.read,
  staff: house.staff,
  states: {
    'it is new': fresh,
    'the person is invited': async () => then(await fresh(), (one) => invite(one, 2, 4)),
    'the person works here': async () => then(await fresh(), (one) => toStage(one, 'started')),
    'the team refused': () => ended('team'),
    'the person withdrew': () => ended('candidate'),
    'the person is erased': async () => then(await fresh(), ({ person }) => requests.erase(person)),
  },
  acts: {
    'moving to a stage': {
      who: planners,
      from: ['it is new', 'the person is invited', 'the person works here'],
      ask: (one) => toStage(one, 'screening'),
    },
    ending: {
      who: planners,
      from: ['it is new', 'the person is invited', 'the person works here'],
      ask: (one) => requests.end(one.person, application(one), 'candidate'),
    },
    reopening: {
      who: planners,
      from: ['the team refused', 'the person withdrew'],
      ask: (one) => requests.reopen(one.person, application(one)),
    },
    inviting: {
      who: planners,
      from: ['it is new', 'the person is invited'],
      ask: (one) => invite(one, 4, 8),
    },
    'inviting at an hour that is taken': {
      who: planners,
      from: ['it is new'],
      ask: (one) => invite(one, 2, 4),
    },
    'drafting an offer': {
      who: everybody,
      from: ['it is new', 'the person is invited', 'the person works here'],
      ask: ({ scene, person }) => requests.draftOffer(person, scene.vacancies[0]!, 40_000),
    },
    'erasing the person': {
      who: ['administrator', 'hr'],
      from: ['it is new', 'the person is invited', 'the person works here', 'the team refused', 'the person withdrew'],
      ask: ({ person }) => requests.erase(person),
    },
  },
})
