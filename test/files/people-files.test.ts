import { existsSync, readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { candidateVocabulary } from '../../src/domain/people/candidate/candidate-columns.ts'
import { candidateReader, type CandidateRow } from '../../src/domain/people/candidate/candidate-normalise.ts'
import { droppedColumns, guessMapping } from '../../src/domain/tables/columns.ts'
import { citiesOfData } from '../support/cities.ts'
import { readTable } from '../../src/files/read-table.ts'

/** What a file says of people, with the columns that may not be kept. */
async function peopleIn(file: Buffer | string | object) {
  const bytes = Buffer.isBuffer(file) ? file : Buffer.from(typeof file === 'string' ? file : JSON.stringify(file))
  const table = await readTable(bytes)
  const mapping = guessMapping(table.headings, candidateVocabulary)
  const read = candidateReader(table.headings, mapping, citiesOfData)
  const rows: CandidateRow[] = []
  for await (const row of table.rows) rows.push(read(row))
  const forbidden = droppedColumns(table.headings, mapping)
    .filter(({ why }) => why === 'forbidden')
    .map(({ heading }) => heading)
  return { kind: table.kind, rows, people: rows.flatMap((row) => ('candidate' in row ? row.candidate : [])), forbidden }
}

const resume = {
  id: 'a1',
  title: 'Оператор колл-центра',
  last_name: 'Ёлкина',
  first_name: 'Юлия',
  middle_name: 'Олеговна',
  age: 31,
  birth_date: '1994-05-01',
  gender: { id: 'female' },
  photo: { small: 'x' },
  area: { id: '1', name: 'Москва' },
  total_experience: { months: 30 },
  salary: { amount: 60000, currency: 'RUR' },
  skill_set: ['1С', 'Продажи'],
  language: [{ id: 'eng', name: 'Английский', level: { id: 'b2', name: 'B2' } }],
  education: { level: { id: 'higher', name: 'Высшее' }, primary: [{ name: 'МГУ' }] },
  contact: [
    { type: { id: 'cell' }, value: { country: '7', city: '916', number: '1234567', formatted: '+7 (916) 123-45-67' } },
    { kind: 'email', contact_value: 'julia@example.ru' },
  ],
}

const julia = {
  name: 'Ёлкина Юлия Олеговна',
  phones: ['+79161234567'],
  emails: ['julia@example.ru'],
  profiles: ['hh.ru/resume/a1'],
  cityId: 'moscow',
  experienceMonths: 30,
  expectedPay: 60000,
  payBasis: 'unknown',
  education: 'higher',
  texts: { source: 'hh.ru', skills: '1С, Продажи', languages: 'Английский (B2)' },
}

describe('hh.ru', () => {
  test.each([
    ['a résumé', resume],
    ['a page of résumés', { items: [resume], found: 1 }],
    ['a page of negotiations', { items: [{ id: '7', state: { name: 'Отклик' }, resume }] }],
    ['a negotiation', { id: '7', state: { name: 'Отклик' }, resume }],
  ])('%s: what may be kept', async (_name, file) => {
    const { people, forbidden } = await peopleIn(file)
    expect(people).toMatchObject([julia])
    expect(JSON.stringify(people)).not.toMatch(/1994|female/)
    expect(forbidden.toSorted()).toEqual(['age', 'birth_date', 'gender', 'photo'])
  })

  test('pay in another currency is let go, a contact without its formatted form is put together', async () => {
    const contact = [{ type: { id: 'cell' }, value: { country: '7', city: '916', number: '1234567' } }]
    const { rows } = await peopleIn({ ...resume, contact, salary: { amount: 900, currency: 'USD' } })
    expect(rows).toMatchObject([
      {
        candidate: { phones: ['+79161234567'], expectedPay: null },
        notes: [{ field: 'pay', code: 'pay-not-roubles' }],
      },
    ])
  })
})

describe('Greenhouse', () => {
  const person = {
    id: 1,
    first_name: 'Anna',
    last_name: 'Kim',
    company: 'Acme',
    title: 'Operator',
    photo_url: 'x',
    tags: ['Excel'],
    phone_numbers: [{ value: '+7 916 123-45-67', type: 'mobile' }],
    email_addresses: [{ value: 'Anna@example.com', type: 'work' }],
    custom_fields: { gender: 'F' },
    educations: [{ degree: 'Bachelor', school_name: 'MSU' }],
    applications: [
      {
        source: { public_name: 'LinkedIn' },
        location: { address: 'Saint Petersburg' },
        jobs: [{ name: 'Accounting Manager' }],
      },
    ],
  }
  test.each([
    ['a candidate', person],
    ['a list of candidates', [person]],
    ['an event', { action: 'new_candidate_application', payload: { application: { id: 3, candidate: person } } }],
  ])('%s: what may be kept', async (_name, file) => {
    const { people, forbidden } = await peopleIn(file)
    expect(people).toMatchObject([
      {
        name: 'Kim Anna',
        phones: ['+79161234567'],
        emails: ['anna@example.com'],
        profiles: ['app.greenhouse.io/people/1'],
        cityId: 'spb',
        texts: { source: 'LinkedIn', skills: 'Excel', note: 'Operator, Acme\nAccounting Manager' },
      },
    ])
    expect(forbidden.toSorted()).toEqual(['gender', 'photo_url'])
  })

  test('an application alone does not say who applied', async () => {
    const { rows } = await peopleIn([{ id: 3, candidate_id: 1, applied_at: '2026-11-24T06:00:00Z' }])
    expect(rows).toMatchObject([{ row: 2, reason: 'name-missing' }])
  })
})

/** What a file tells of applications, by the person who applied. */
async function appliedIn(file: object | string) {
  const { rows } = await peopleIn(file)
  return rows.map((row) => ('candidate' in row ? [row.candidate.name, ...row.applications] : row.reason))
}

const nothingTold = { reached: null, ended: null, reason: null, appliedOn: null, since: null }

describe('the pipeline of other programs', () => {
  const negotiation = {
    id: '7',
    created_at: '2026-10-01T10:00:00+0300',
    updated_at: '2026-10-05T10:00:00+0300',
    employer_state: { id: 'interview', name: 'Интервью' },
    vacancy: { id: '5', name: 'Менеджер', area: { id: '1' } },
    resume,
  }
  const greenhouse = {
    id: 1,
    first_name: 'Anna',
    last_name: 'Kim',
    email_addresses: [{ value: 'anna@example.com' }],
    applications: [
      {
        applied_at: '2026-10-01T10:00:00Z',
        rejected_at: '2026-10-09T10:00:00Z',
        status: 'rejected',
        current_stage: { name: 'Face to Face' },
        rejection_reason: { name: 'Hired another candidate', type: { name: 'We rejected them' } },
        jobs: [{ name: 'Engineer' }],
      },
      {
        applied_at: '2026-10-02T10:00:00Z',
        status: 'rejected',
        rejection_reason: { name: 'Family', type: { name: 'They rejected us' } },
        jobs: [{ name: 'Analyst' }, { name: 'Clerk' }],
      },
    ],
  }
  const applicant = { id: 9, last_name: 'Kim', first_name: 'Anna', phone: '+79161234567', email: null, money: '' }
  const julia = 'Ёлкина Юлия Олеговна'
  const declined = { ...nothingTold, ended: 'candidate', reason: 'Family', appliedOn: '2026-10-02' }

  test.each<[string, object | string, unknown[]]>([
    [
      'a negotiation of hh.ru',
      { items: [negotiation] },
      [julia, { ...nothingTold, title: 'Менеджер', reached: 'invited', appliedOn: '2026-10-01', since: '2026-10-05' }],
    ],
    [
      'a negotiation of hh.ru that does not name its vacancy',
      { ...negotiation, vacancy: null, resume: { ...resume, alternate_url: 'https://hh.ru/resume/a1?vacancyId=55' } },
      [julia, { ...nothingTold, title: 'hh.ru 55', reached: 'invited', appliedOn: '2026-10-01', since: '2026-10-05' }],
    ],
    [
      'a candidate of Greenhouse',
      [greenhouse],
      [
        'Kim Anna',
        {
          title: 'Engineer',
          reached: 'invited',
          ended: 'team',
          reason: 'filled',
          appliedOn: '2026-10-01',
          since: '2026-10-09',
        },
        { ...declined, title: 'Analyst' },
        { ...declined, title: 'Clerk' },
      ],
    ],
    [
      'an applicant of Huntflow',
      { items: [{ ...applicant, links: [{ vacancy: 3, status: 8, changed: '2026-10-05T10:00:00+03:00' }] }] },
      ['Kim Anna', { ...nothingTold, title: 'Huntflow 3', since: '2026-10-05' }],
    ],
    [
      'an event of Huntflow',
      {
        event: {
          type: 'STATUS',
          applicant,
          vacancy: { id: 3, position: 'Менеджер' },
          status: { id: 8, name: 'Отказ' },
          rejection_reason: { name: 'Нет опыта' },
          created: '2026-10-05T10:00:00+03:00',
        },
      },
      ['Kim Anna', { ...nothingTold, title: 'Менеджер', ended: 'team', reason: 'skills', since: '2026-10-05' }],
    ],
    [
      'a pipeline of OpenCATS',
      'firstName,lastName,candidateEmail,jobOrderTitle,status,dateCreated\nAnna,Kim,anna@example.com,Clerk,Qualifying,10-01-26',
      ['Kim Anna', { ...nothingTold, title: 'Clerk', reached: 'screening' }],
    ],
  ])('%s', async (_name, file, told) => {
    expect(await appliedIn(file)).toEqual([told])
  })

  test('a negotiation says nothing of a vacancy where a résumé stands alone', async () => {
    expect(await appliedIn(resume)).toEqual([[julia]])
  })
})

describe('contacts of an address book', () => {
  const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')
  const modern = card(
    'VERSION:4.0',
    'FN:Юлия Ёлкина',
    'N:Ёлкина;Юлия;Олеговна;;',
    'TEL;VALUE=uri;TYPE=cell:tel:+7-916-123-45-67',
    'EMAIL:julia@example.ru',
    'ADR:;;ул. Мира, 1;Москва;;;',
    'BDAY:19940501',
    'GENDER:F',
    'PHOTO:data:image/png;base64,AAAA',
    'TITLE:Оператор',
    'ORG:Ромашка;Продажи',
    'NOTE:Звонить\\nвечером',
  )
  const quoted = (text: string, charset = 'utf-8') =>
    Array.from(iconv.encode(text, charset), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')

  test('of today: what may be kept', async () => {
    const { kind, people, forbidden } = await peopleIn(modern)
    expect(kind).toBe('vcard')
    expect(people).toMatchObject([
      {
        name: 'Ёлкина Юлия Олеговна',
        phones: ['+79161234567'],
        emails: ['julia@example.ru'],
        cityId: 'moscow',
        texts: { note: 'Оператор, Ромашка, Продажи\nЗвонить\nвечером' },
      },
    ])
    expect(forbidden.toSorted()).toEqual(['birthday', 'gender', 'photo'])
  })

  test('of old phones: quoted-printable, its long lines and old encodings', async () => {
    const long = quoted('Ёлкина').replace(/^(.{12})/, '$1=\r\n')
    const old = card(
      'VERSION:2.1',
      `N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${long};${quoted('Юлия')};;;`,
      'TEL;CELL:89161234567',
    )
    const older = card(
      'VERSION:2.1',
      `N;CHARSET=windows-1251;QUOTED-PRINTABLE:${quoted('Ким;Анна', 'windows-1251').replace('=3B', ';')}`,
      'EMAIL;INTERNET:anna@example.ru',
    )
    const { people } = await peopleIn(`${old}\r\n${older}`)
    expect(people.map(({ name }) => name)).toEqual(['Ёлкина Юлия', 'Ким Анна'])
  })

  test('one that is broken or has only a name as it is shown stops no other', async () => {
    const { rows } = await peopleIn(
      [card('VERSION:3.0', 'N'), card('VERSION:3.0', 'FN:Ли Олег', 'TEL:89161112233'), modern].join('\n'),
    )
    expect(rows).toMatchObject([
      { row: 2, reason: 'name-missing' },
      { row: 3, candidate: { name: 'Ли Олег' } },
      { row: 4, candidate: { name: 'Ёлкина Юлия Олеговна' } },
    ])
  })
})

const shared = new URL('../../../shared/data/', import.meta.url)

describe.runIf(existsSync(shared))('real files, where they are at hand', () => {
  const files = (folder: string, names: RegExp) =>
    readdirSync(new URL(folder, shared))
      .filter((name) => names.test(name))
      .map((name) => [name, readFileSync(new URL(`${folder}${name}`, shared))] as const)

  test('everybody in the files of Greenhouse is taken, also who cannot be reached any more', async () => {
    const taken = new Map<string, number>()
    for (const [name, bytes] of files('greenhouse/', /^(?:candidates|webhook)/)) {
      const read = await peopleIn(bytes).catch(({ code }: { code: string }) => code)
      if (typeof read === 'string') expect(read).toBe('json-of-something-else')
      else taken.set(name, read.people.length)
    }
    expect([...taken].filter(([, people]) => people === 0).map(([name]) => name)).toEqual([])
    expect(taken.size).toBe(20)
  })

  test('the files of hh.ru are read; without the contacts that hh.ru hides, the page of the résumé tells people apart', async () => {
    for (const [, bytes] of files('hh/api/', /^(?:resumes\.00|resumes_search|employer_negotiations\.0[12])/)) {
      const { people, forbidden } = await peopleIn(bytes)
      expect(people).toMatchObject([{ phones: [], profiles: [expect.stringMatching(/^hh\.ru\/resume\/\w+$/)] }])
      expect(forbidden).toEqual(expect.arrayContaining(['age', 'gender']))
    }
  })
})
