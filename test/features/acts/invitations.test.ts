import { requests } from '../../support/act-requests.ts'
import { describeActs } from '../../support/act-table.ts'
import { everybody, planners, sharedHouse, type Stage } from './house.ts'

const house = sharedHouse()
const { does } = house

/** Somebody's last invitation, and where it may go: a slot of the same day, and one of another. */
type Subject = Stage & { sameDay: number; otherDay: number }

const last = ({ rows }: Stage) => rows.invitations.at(-1)!

/** Invited to a day; today unless told otherwise. */
async function invited(day = 0, slot = 0): Promise<Subject> {
  const stage = await house.begin()
  const { days, slots } = stage.scene
  const invite = requests.invite(days[day]!, stage.rows.people[0]!, slots[slot]!, false)
  return { ...(await does(stage, invite)), sameDay: slots[slot + 1]!, otherDay: slots[8]! }
}

const then = async (subject: Subject, ask: (subject: Subject) => ReturnType<typeof requests.cancel>) => ({
  ...subject,
  ...(await does(subject, ask(subject))),
})
const marked = async (mark: string) => then(await invited(), (one) => requests.mark(last(one), mark))
const withResult = async () => then(await marked('came'), (one) => requests.result(last(one), 'passed'))
const closed = (subject: Subject) => then(subject, ({ rows }) => requests.close(rows.days[0]!, true))

describeActs('an invitation', {
  read: house.read,
  staff: house.staff,
  states: {
    'invited today': invited,
    'invited to a day ahead': () => invited(2, 4),
    promised: async () => then(await invited(), (one) => requests.reply(last(one), 'yes')),
    here: () => marked('came'),
    'marked as missed': () => marked('missed'),
    'gone again': async () => then(await marked('came'), (one) => requests.mark(last(one), 'left')),
    'with a result': withResult,
    'here, the application ended': async () =>
      then(await marked('came'), ({ rows }) => requests.end(rows.people[0]!, rows.applications[0]!, 'team')),
    cancelled: async () => then(await invited(), (one) => requests.cancel(last(one))),
    'moved away': async () => {
      const moved = await then(await invited(), (one) => requests.move(last(one), one.otherDay))
      return { ...moved, rows: { ...moved.rows, invitations: moved.rows.invitations.slice(0, -1) } }
    },
    'attended, on a closed day': async () => closed(await marked('came')),
    'missed, on a closed day': async () => closed(await invited()),
    'on a day that was called off': async () => then(await invited(), ({ rows }) => requests.callOff(rows.days[0]!)),
  },
  acts: {
    'moving within the day': {
      who: planners,
      from: [
        'invited today',
        'invited to a day ahead',
        'promised',
        'here',
        'marked as missed',
        'gone again',
        'with a result',
        'here, the application ended',
      ],
      ask: (one) => requests.move(last(one), one.sameDay),
    },
    'moving to another day': {
      who: planners,
      from: [
        'invited today',
        'invited to a day ahead',
        'promised',
        'here',
        'marked as missed',
        'gone again',
        'with a result',
        'attended, on a closed day',
        'missed, on a closed day',
      ],
      ask: (one) => requests.move(last(one), one.otherDay),
    },
    cancelling: {
      who: planners,
      from: ['invited today', 'invited to a day ahead', 'promised'],
      ask: (one) => requests.cancel(last(one)),
    },
    'the answer “no”': {
      who: planners,
      from: [
        'invited today',
        'invited to a day ahead',
        'promised',
        'here',
        'marked as missed',
        'gone again',
        'with a result',
        'here, the application ended',
      ],
      ask: (one) => requests.reply(last(one), 'no'),
    },
    'the mark “came”': {
      who: planners,
      from: [
        'invited today',
        'promised',
        'here',
        'marked as missed',
        'gone again',
        'with a result',
        'here, the application ended',
      ],
      ask: (one) => requests.mark(last(one), 'came'),
    },
    'the mark “missed”': {
      who: planners,
      from: ['invited today', 'promised', 'here', 'marked as missed', 'gone again', 'here, the application ended'],
      ask: (one) => requests.mark(last(one), 'missed'),
    },
    'the mark “left”': {
      who: planners,
      from: ['here', 'with a result', 'here, the application ended'],
      ask: (one) => requests.mark(last(one), 'left'),
    },
    'a result': {
      who: everybody,
      from: [
        'invited today',
        'promised',
        'here',
        'gone again',
        'with a result',
        'here, the application ended',
        'attended, on a closed day',
      ],
      ask: (one) => requests.result(last(one), 'second'),
    },
    'taking back a mark': {
      who: planners,
      from: ['here', 'marked as missed', 'gone again', 'with a result', 'here, the application ended'],
      ask: (one) => requests.undo(last(one)),
    },
    'taking back an answer': {
      who: planners,
      from: ['promised'],
      ask: (one) => requests.undoReply(last(one)),
    },
  },
})
