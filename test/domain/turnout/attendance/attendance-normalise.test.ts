import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessMapping } from '../../../../src/domain/tables/columns.ts'
import {
  answerFields,
  attendanceFields,
  attendanceVocabulary,
} from '../../../../src/domain/turnout/attendance/attendance-columns.ts'
import { attendanceRow, normaliseAttendance } from '../../../../src/domain/turnout/attendance/attendance-normalise.ts'

const shared = new URL('../../../../../shared/data/attendance/', import.meta.url)

function load(text: string) {
  const [headings = [], ...cells] = parse(text, { relax_column_count: true })
  const mapping = guessMapping(headings, attendanceVocabulary)
  return {
    headings,
    mapping,
    ...normaliseAttendance(
      headings,
      mapping,
      cells.map((row, i) => ({ row: i + 2, cells: row })),
    ),
  }
}

describe('a file of attendance', () => {
  const headings = [
    'Дата собеседования',
    'ФИО',
    'Пол',
    'Источник',
    'Тип',
    'Город',
    'Ответ кандидата',
    'Отпросился с работы?',
    'Пришёл',
  ]
  const line = (cells: string[]) => `${headings.join(',')}\n${cells.join(',')}`

  it('is read under Russian headings, and the column of the sex is not', () => {
    const { records, mapping } = load(
      line(['25 апреля 2016 г.', 'Юля', 'Ж', 'hh.ru', 'Групповое', 'МОСКВА', 'не уверена', 'Да', 'нет']),
    )
    expect(mapping.person).toEqual([1])
    expect(Object.values(mapping).flat()).not.toContain(2)
    expect(records[0]?.record).toMatchObject({
      date: '2016-04-25',
      person: 'Юля',
      batch: '2016-04-25 hh.ru',
      source: 'hh.ru',
      kind: 'group',
      city: 'Москва',
      reply: 'unsure',
      permission: 'yes',
      letter: null,
      came: false,
    })
  })

  it('reads no forbidden column even when told to', () => {
    const mapping = { ...guessMapping(headings, attendanceVocabulary), city: [2] }
    const cells = ['2016-01-30', 'Юля', 'Ж', '', '', '', '', '', 'да']
    expect(normaliseAttendance(headings, mapping, [{ row: 2, cells }]).records[0]?.record.city).toBe('')
  })

  it.each([
    ['', 'да', 'date-missing'],
    ['02/13/2015', 'да', 'date-unreadable'],
    ['13.02.2015', '', 'outcome-missing'],
    ['13.02.2015', '11:00', 'outcome-unreadable'],
    ['13.02.2015', 'перенесено', 'outcome-cancelled'],
  ])('sets aside date %j with outcome %j: %s', (date, came, reason) => {
    const { records, setAside } = load(line([date, 'Юля', '', '', '', '', '', '', came]))
    expect(records).toEqual([])
    expect(setAside).toMatchObject([{ row: 2, reason }])
  })

  it.each([
    ['25.11.2026', []],
    ['26.11.2026', ['date-ahead']],
    ['24.11.2027', ['date-ahead']],
    ['25.11.2027', ['date-far-off']],
    ['12.04.2099', ['date-far-off']],
    ['24.11.1996', []],
    ['23.11.1996', ['date-far-off']],
    ['12.04.2202', ['date-unreadable']],
    ['12.04.1924', ['date-unreadable']],
  ])('looked at on 24 November 2026, the date %s is a reason to set aside: %j', (date, reasons) => {
    const mapping = guessMapping(['date', 'came'], attendanceVocabulary)
    const { setAside } = normaliseAttendance(['date', 'came'], mapping, [{ row: 2, cells: [date, 'yes'] }], {
      today: '2026-11-24',
    })
    expect(setAside.map(({ reason }) => reason)).toEqual(reasons)
  })

  it('drops an unreadable answer with a note, and keeps the row', () => {
    const { records, notes } = load(line(['13.02.2015', 'Юля', '', '', '', '', '10.30 Am', '', 'да']))
    expect(records[0]?.record.reply).toBeNull()
    expect(notes).toEqual([{ row: 2, field: 'reply', code: 'answer-unreadable' }])
  })

  it('reads dates filled down over the years as their first day, with a note', () => {
    const rows = ['12.04.2016', '12.04.2017', '12.04.2018', '12.04.2018'].map((date) => `${date},yes`)
    const { records, notes } = load(`date,came\n${rows.join('\n')}`)
    expect(records.map(({ record }) => record.date)).toEqual(['2016-04-12', '2016-04-12', '2016-04-12', '2018-04-12'])
    expect(notes.filter(({ code }) => code === 'date-filled-down').map(({ row }) => row)).toEqual([3, 4])
  })

  it('takes only three years or more under each other for a slip of the hand', () => {
    const dates = (...list: string[]) =>
      load(`date,came\n${list.map((date) => `${date},yes`).join('\n')}`).records.map(({ record }) => record.date)
    expect(dates('2016-04-12', '2017-04-12')).toEqual(['2016-04-12', '2017-04-12'])
    expect(dates('2016-04-12', '2017-04-12', '2018-04-13')).toEqual(['2016-04-12', '2017-04-12', '2018-04-13'])
    expect(dates('2016-04-12', '2018-04-12', '2020-04-12')).toEqual(['2016-04-12', '2018-04-12', '2020-04-12'])
    expect(dates('2015-01-01', '2016-04-12', '2017-04-12', '2018-04-12')).toEqual([
      '2015-01-01',
      '2016-04-12',
      '2016-04-12',
      '2016-04-12',
    ])
  })

  it('a date that could not be read ends a run', () => {
    const { records } = load('date,came\n2016-04-12,yes\n2017-04-12,yes\n?,yes\n2018-04-12,yes')
    expect(records.map(({ record }) => record.date)).toEqual(['2016-04-12', '2017-04-12', '2018-04-12'])
  })

  it('notes a day of invitation that cannot be read, and a person without a name; empty cells are no fault', () => {
    const noted = (invited: string, person: string) =>
      load(`date,came,invited_on,person\n2016-01-30,yes,${invited},${person}`).notes.map(({ code }) => code)
    expect(noted('soon', 'Юля')).toEqual(['invited-on-unreadable'])
    expect(noted('', 'Юля')).toEqual([])
    expect(noted('29.01.2016', '')).toEqual(['person-missing'])
  })

  it('a batch is what the file calls it, else the day and its source, else the day', () => {
    const batch = (named: string, source: string) =>
      load(`date,came,batch,source,person\n2016-01-30,yes,${named},${source},Юля`).records[0]!.record.batch
    expect(batch('Поток 1', 'hh.ru')).toBe('Поток 1')
    expect(batch('', 'hh.ru')).toBe('2016-01-30 hh.ru')
    expect(batch('', '')).toBe('2016-01-30')
  })

  it('cuts names and places that are far too long', () => {
    const { record } = load(`date,came,person,city\n2016-01-30,yes,${'я'.repeat(400)},${'я'.repeat(400)}`).records[0]!
    expect([record.person.length, record.city.length]).toEqual([300, 200])
  })

  it('keeps people without a name apart', () => {
    const { records } = load('date,came\n2016-01-30,yes\n2016-01-30,no')
    expect(new Set(records.map(({ record }) => record.person)).size).toBe(2)
  })
})

describe("the contract's own columns", () => {
  const answer = fc.constantFrom('yes' as const, 'no' as const, 'unsure' as const, null)
  const words = fc.stringMatching(/^[A-Za-zА-Яа-я]{3,8}( [A-Za-zА-Яа-я0-9]{1,8})?$/u)
  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2080-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const raw = fc.record({
    person: words,
    batch: words,
    date: day,
    invited_on: day,
    kind: words,
    source: words,
    city: words,
    came: fc.constantFrom('yes', 'no'),
    reply: answer,
    permission: answer,
    calendar: answer,
    call_ahead: answer,
    second_phone: answer,
    documents: answer,
    route: answer,
    letter: answer,
  })

  it('read back as they were written, and reading again changes nothing', () => {
    const mapping = guessMapping([...attendanceFields], attendanceVocabulary)
    expect(Object.values(mapping).flat()).toEqual(attendanceFields.map((_, column) => column))
    fc.assert(
      fc.property(raw, (values) => {
        const read = (cells: readonly (string | null)[]) =>
          normaliseAttendance(attendanceFields, mapping, [{ row: 2, cells }]).records[0]?.record
        const once = read(attendanceFields.map((field) => values[field]))
        expect(once).toBeDefined()
        if (!once) return
        expect(answerFields.map((field) => attendanceRow(once)[attendanceFields.indexOf(field)])).toEqual(
          answerFields.map((field) => values[field] ?? ''),
        )
        expect(read(attendanceRow(once))).toEqual(once)
      }),
    )
  })
})

describe.skipIf(!existsSync(shared))('the file of 550 real invitations', () => {
  const original = existsSync(shared) ? load(readFileSync(new URL('interview-attendance.csv', shared), 'utf8')) : null
  const clean: Record<string, string>[] = existsSync(shared)
    ? parse(readFileSync(new URL('interview-attendance-clean.csv', shared), 'utf8'), { columns: true })
    : []

  it('is mapped column by column, nothing forbidden among them', () => {
    const headed = Object.fromEntries(
      attendanceFields.map((field) => [
        field,
        original?.headings[original.mapping[field][0] ?? -1]?.slice(0, 24) ?? null,
      ]),
    )
    expect(headed).toEqual({
      person: 'Name(Cand ID)',
      batch: null,
      date: 'Date of Interview',
      invited_on: null,
      kind: 'Interview Type',
      source: 'Client name',
      city: 'Location',
      reply: 'Expected Attendance',
      permission: 'Have you obtained the ne',
      calendar: 'Hope there will be no un',
      call_ahead: 'Can I Call you three hou',
      second_phone: 'Can I have an alternativ',
      documents: 'Have you taken a printou',
      route: 'Are you clear with the v',
      letter: 'Has the call letter been',
      came: 'Observed Attendance',
    })
  })

  it('agrees with its cleaned copy, row by row', () => {
    const blank = (value?: string) => (value === 'na' ? null : value === 'uncertain' ? 'unsure' : value)
    expect(original?.setAside).toEqual([])
    expect(
      original?.records.map(({ record }) => [
        record.person,
        record.date,
        record.city?.toLowerCase(),
        record.kind?.replaceAll('-', '_'),
        record.reply,
        record.permission,
        record.calendar,
        record.callAhead,
        record.secondPhone,
        record.documents,
        record.route,
        record.letter,
        record.came,
      ]),
    ).toEqual(
      clean.map((row) => [
        `Candidate ${row.cand_id}`,
        row.iso_date,
        row.city,
        row.interview_type?.replace('walkin', 'walk_in'),
        blank(row.expected),
        blank(row.permission),
        blank(row.no_unscheduled),
        blank(row.call_3h),
        blank(row.alt_number),
        blank(row.resume_jd),
        blank(row.venue_clear),
        blank(row.call_letter),
        row.show === '1',
      ]),
    )
  })

  it('makes the same batches of day and client', () => {
    const count = (keys: string[]) =>
      Object.values(Object.groupBy(keys, (key) => key))
        .map((group) => group?.length ?? 0)
        .sort((a, b) => a - b)
    expect(count(original?.records.map(({ record }) => `${record.batch} ${record.came}`) ?? [])).toEqual(
      count(clean.map((row) => `${row.session} ${row.show === '1'}`)),
    )
  })
})
