import { describe, expect, test } from 'vitest'
import { searchKey } from '../../../../src/domain/people/names.ts'
import { guessMapping } from '../../../../src/domain/tables/columns.ts'
import {
  attendanceFields,
  attendanceVocabulary,
  type AttendanceField,
} from '../../../../src/domain/turnout/attendance/attendance-columns.ts'

function fieldOf(heading: string): AttendanceField | undefined {
  const mapping = guessMapping([heading], attendanceVocabulary)
  return attendanceFields.find((field) => mapping[field].length > 0)
}

describe('headings of a table of attendance', () => {
  const headings = attendanceFields.flatMap((field) =>
    attendanceVocabulary[field].exact.map((heading) => ({ heading, field })),
  )

  test.each(headings)('$heading: $field', ({ heading, field }) => expect(fieldOf(heading)).toBe(field))

  test('are spelled the way headings are compared, and each belongs to one field', () => {
    for (const { heading } of headings) expect(searchKey(heading)).toBe(heading)
    expect(new Set(headings.map(({ heading }) => heading)).size).toBe(headings.length)
  })

  test.each<[string, AttendanceField | undefined]>([
    ['Name (Cand ID)', 'person'],
    ['Candidate name', 'person'],
    ['Код кандидата', 'person'],
    ['Candidate city', undefined],
    ['Rename the id', undefined],
    ['Date of the interview', 'date'],
    ['Day of visit', 'date'],
    ['Дата и время собеседования', 'date'],
    ['Дата визита', 'date'],
    ['Последняя дата визита', undefined],
    ['Date of invitation', 'invited_on'],
    ['Invited at', 'invited_on'],
    ['Дата записи', 'invited_on'],
    ['Источник резюме', 'source'],
    ['Первый источник резюме', undefined],
    ['Will you come?', 'reply'],
    ['Do you plan to attend?', 'reply'],
    ['Обещал прийти', 'reply'],
    ['Планирует ли приход', 'reply'],
    ['Have you obtained the necessary permission to start?', 'permission'],
    ['Отпустят ли с работы?', 'permission'],
    ['Permissions', undefined],
    ['Hope there will be no unscheduled meetings', 'calendar'],
    ['Не будет ли непредвиденных дел?', 'calendar'],
    ['Can I call you three hours before?', 'call_ahead'],
    ['Можно ли вам позвонить?', 'call_ahead'],
    ['Разрешил нам перезвонить', 'call_ahead'],
    ['Can I have an alternative number?', 'second_phone'],
    ['Есть ли другой номер?', 'second_phone'],
    ['Have you taken a printout of your updated resume?', 'documents'],
    ['Copy of your CV', 'documents'],
    ['Распечатал ли резюме', 'documents'],
    ['Are you clear with the venue?', 'route'],
    ['Ясен ли адрес', 'route'],
    ['Has the call letter been shared?', 'letter'],
    ['Получил ли приглашение', 'letter'],
    ['Observed attendance of the day', 'came'],
    ['Actual attendance', 'came'],
    ['Фактическая явка', 'came'],
    ['Результат посещения', 'came'],
    ['Пришла вовремя', 'came'],
    ['Когда пришла вовремя', undefined],
  ])('%s: %s', (heading, field) => expect(fieldOf(heading)).toBe(field))
})
