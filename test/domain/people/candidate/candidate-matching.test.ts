import { describe, expect, test } from 'vitest'
import { noFacts, textsFrom } from '../../../../src/domain/people/candidate/candidate-facts.ts'
import {
  candidateMatcher,
  contactsOf,
  type Person,
} from '../../../../src/domain/people/candidate/candidate-matching.ts'
import type { CandidateRecord } from '../../../../src/domain/people/candidate/candidate-normalise.ts'
import type { CandidateFacts } from '../../../../src/domain/people/candidate/fields.ts'
import { likenessKey } from '../../../../src/domain/people/duplicates.ts'

const record = (name: string, more: Partial<CandidateRecord>): CandidateRecord => ({
  name,
  phones: [],
  emails: [],
  profiles: [],
  city: null,
  cityId: null,
  experienceMonths: null,
  education: null,
  expectedPay: null,
  payBasis: null,
  messageLanguage: null,
  texts: textsFrom(() => null),
  ...more,
})
const known = (id: number, name: string, facts: Partial<CandidateFacts> = {}): Person => ({
  id,
  name,
  named: [],
  facts: { ...noFacts, ...facts },
  fresh: { facts: {}, contacts: [] },
})

test('the contacts of a row are its phones, e-mails and profiles, each by its kind', () => {
  expect(contactsOf(record('Ким Анна', { phones: ['+7'], emails: ['a@b.ru'], profiles: ['hh.ru/resume/a1'] }))).toEqual(
    [
      { kind: 'phone', key: '+7' },
      { kind: 'email', key: 'a@b.ru' },
      { kind: 'profile', key: 'hh.ru/resume/a1' },
    ],
  )
})

describe('whether a row is somebody known', () => {
  test('a person with a contact nobody has is new, and the next row with it is the same person', () => {
    const match = candidateMatcher({ byContact: new Map(), likenessKeys: [] })
    const first = match(record('Ким Анна', { phones: ['+71'], experienceMonths: 12 }))
    expect(first).toMatchObject({ outcome: 'new', flag: null, person: { id: null, name: 'Ким Анна' } })
    const second = match(record('Ким Анна', { phones: ['+71'], emails: ['a@b.ru'], experienceMonths: 24 }))
    expect(second).toMatchObject({ outcome: 'filled', flag: null })
    expect('person' in first && 'person' in second && first.person === second.person).toBe(true)
    expect('person' in first && first.person.fresh.contacts.map(({ key }) => key)).toEqual(['+71', 'a@b.ru'])
    expect('person' in first && first.person.facts.experienceMonths).toBe(12)
    expect(match(record('Ким Анна', { emails: ['a@b.ru'] }))).toMatchObject({ outcome: 'known' })
  })

  test('what a row adds to somebody in the base is a contact or a fact that was not known', () => {
    const anna = known(7, 'Ким Анна', { source: 'hh.ru' })
    const match = candidateMatcher({ byContact: new Map([['+71', anna]]), likenessKeys: [likenessKey('Ким Анна')] })
    expect(match(record('Ким Анна', { phones: ['+71'] }))).toMatchObject({ outcome: 'known', flag: null })
    expect(match(record('Ким Анна', { phones: ['+71'], experienceMonths: 12 }))).toMatchObject({ outcome: 'filled' })
    expect(match(record('Ким Анна', { phones: ['+71'], experienceMonths: 24 }))).toMatchObject({ outcome: 'known' })
    expect(match(record('Ким Анна', { phones: ['+71', '+72'] }))).toMatchObject({ outcome: 'filled' })
    expect(anna.fresh).toEqual({ facts: { experienceMonths: 12 }, contacts: [{ kind: 'phone', key: '+72' }] })
    expect(anna.facts).toMatchObject({ source: 'hh.ru', experienceMonths: 12 })
  })

  test('another name under a known contact is the same person, with a flag', () => {
    const match = candidateMatcher({ byContact: new Map([['+71', known(7, 'Ким Анна')]]), likenessKeys: [] })
    expect(match(record('Петров Иван', { phones: ['+71'] }))).toMatchObject({
      person: { id: 7, name: 'Ким Анна' },
      flag: 'name-differs',
    })
  })

  test('a name alone never joins two people: it raises a flag, of those in the base and of earlier rows', () => {
    const match = candidateMatcher({ byContact: new Map(), likenessKeys: [likenessKey('Ким Анна')] })
    expect(match(record('Анна Ким', { phones: ['+72'] }))).toMatchObject({ outcome: 'new', flag: 'name-alike' })
    expect(match(record('Цой Анна', { phones: ['+73'] }))).toMatchObject({ outcome: 'new', flag: null })
    expect(match(record('Anna Tsoi', { phones: ['+74'] }))).toMatchObject({ outcome: 'new', flag: 'name-alike' })
  })

  test('a row with the contacts of two people is nobody, and its other contacts stay free', () => {
    const byContact = new Map([
      ['+71', known(7, 'Ким Анна')],
      ['+72', known(8, 'Цой Анна')],
    ])
    const match = candidateMatcher({ byContact, likenessKeys: [] })
    expect(match(record('Ким Анна', { phones: ['+71', '+72', '+73'] }))).toEqual({ outcome: 'contacts-of-two' })
    expect(match(record('Ли Вера', { phones: ['+73'] }))).toMatchObject({ outcome: 'new' })
  })
})

describe('a name with a patronymic, and the same without', () => {
  const flags = (names: [string, string | null][], likenessKeys: string[] = []) => {
    const match = candidateMatcher({ byContact: new Map(), likenessKeys })
    return names.map(([name, cityId], i) => {
      const result = match(record(name, { phones: [`+7916000000${i}`], cityId }))
      return 'flag' in result ? result.flag : result.outcome
    })
  }
  const [short, long, other] = ['Кузнецова Ольга', 'Кузнецова Ольга Ивановна', 'Кузнецова Ольга Петровна']

  test('are perhaps one person in one town, whichever comes first, and nobody is joined', () => {
    expect(
      flags([
        [short, 'moscow'],
        [long, 'moscow'],
      ]),
    ).toEqual([null, 'name-alike'])
    expect(
      flags([
        [long, 'moscow'],
        [short, 'moscow'],
      ]),
    ).toEqual([null, 'name-alike'])
    expect(
      flags([
        [short, 'moscow'],
        [long, 'spb'],
      ]),
    ).toEqual([null, null])
  })

  test('two patronymics are two people', () => {
    expect(
      flags([
        [long, 'moscow'],
        [other, 'moscow'],
      ]),
    ).toEqual([null, null])
  })

  test('the database may know the short one', () => {
    expect(flags([[long, null]], [likenessKey(short)])).toEqual(['name-alike'])
  })
})
