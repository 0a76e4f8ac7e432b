import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { saveAttendance, toRow } from '../../features/imports/acts/short-files/attendance-rows.ts'
import type { Answer, AttendanceRecord } from '../../domain/turnout/attendance/attendance.ts'
import { sources } from '../hiring/candidates.ts'
import type { Random } from '../random.ts'

const days = 20
const invitedADay = 20

/** How the source and a reply change the chance to come; about one in four in all. */
const ofSource: Record<string, number> = { 'Авито Работа': 0.7, 'Сайт компании': 1.2, Рекомендация: 1.9 }
const ofReply: Record<Answer, number> = { yes: 1.7, unsure: 0.9, no: 0.1 }

/** What a team could have imported from its files: invitations of the months before the first batch, and who came. */
export function addHistory(db: Db, today: Temporal.PlainDate, random: Random): Promise<void> {
  const records = Array.from({ length: days * invitedADay }, (_, index) => {
    const day = Math.floor(index / invitedADay)
    return invent(index, today.subtract({ days: 60 + (days - day) * 6 }), day % 4 === 3 ? 'group' : 'flow', random)
  })
  return saveAttendance(db, records.map(toRow))
}

function invent(index: number, date: Temporal.PlainDate, kind: 'flow' | 'group', random: Random): AttendanceRecord {
  const source = random.pick(sources)
  const reply = random.chance(0.7) ? random.pick<Answer>(['yes', 'yes', 'unsure', 'no']) : null
  // Those who answer a message also answer the call more readily.
  const answer = (): Answer | null =>
    random.chance(reply === null ? 0.4 : 0.8) ? (random.chance(reply === 'no' ? 0.2 : 0.75) ? 'yes' : 'no') : null
  const chance = (kind === 'group' ? 0.28 : 0.22) * (ofSource[source] ?? 1) * (reply === null ? 0.7 : ofReply[reply])
  return {
    person: `Кандидат ${index + 1}`,
    batch: `Набор ${date.toString()}`,
    date: date.toString(),
    invitedOn: date.subtract({ days: random.between(1, 6) }).toString(),
    kind,
    source,
    city: 'Москва',
    reply,
    permission: answer(),
    calendar: answer(),
    callAhead: answer(),
    secondPhone: answer(),
    documents: answer(),
    route: answer(),
    letter: answer(),
    came: random.chance(chance),
  }
}
