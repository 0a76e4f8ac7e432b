import { describe, expect, it } from 'vitest'
import { isUnreadableAnswer, readAnswer } from '../../../../src/domain/turnout/attendance/attendance-answers.ts'
import { foldCity, foldKind } from '../../../../src/domain/turnout/attendance/attendance-spellings.ts'

describe('an answer', () => {
  it.each([
    'Yes',
    'yes',
    ' YES ',
    'y',
    'Да',
    'да, конечно',
    '+',
    true,
    1,
    'Confirmed',
    'подтвердила',
    'придёт',
    'будет',
    'отпросилась',
    'Отпустили',
    'готовы',
    'получила',
    'знаю',
    'д',
    'подтверждено',
    'буду',
    'приду',
    'отпускают',
    'разрешили',
    'okay',
    'True',
    '✓',
    'will come',
  ])('%j is a yes', (text) => {
    expect(readAnswer(text)).toBe('yes')
  })
  it.each([
    'No',
    'NO',
    'No ',
    'no',
    'No- will take it soon',
    'No I have only thi number',
    'No- I need to check',
    'Нет',
    'не придёт',
    'отказался',
    'не отпросилась',
    'не отпустят',
    'не готово',
    'n',
    'Declined, another offer',
    'refused',
    "won't come",
    'отказ',
    'ложь',
    false,
    0,
  ])('%j is a no', (text) => {
    expect(readAnswer(text)).toBe('no')
  })
  it.each([
    'Not yet',
    'Not Yet',
    'Yet to confirm',
    'Uncertain',
    'Not Sure',
    'cant Say',
    'Need To Check',
    'Havent Checked',
    'не знает',
    'не уверен',
    'Не уверена',
    'возможно',
    'может быть',
    '?',
    '???',
    'maybe',
    'no idea',
    'not confirmed',
    "haven't yet checked",
    "can't say",
    'cannot say',
    "don't know",
    'will check',
    'call back',
    'сомневается',
    'уточнит',
    'пока нет',
    'ещё не знает',
    'перезвонит',
    'под вопросом',
    'не решила',
  ])('%j leaves it open', (text) => {
    expect(readAnswer(text)).toBe('unsure')
  })
  it.each([
    'NA',
    'Na',
    'n/a',
    '',
    '  ',
    '-',
    '—',
    null,
    'no answer',
    'Нет ответа',
    'не дозвонились',
    'недозвон',
    'N.A.',
    'not asked',
    'не спрашивали',
    'нет данных',
    'н/д',
    '...',
    'null',
    'No response',
    'not reached',
    'не отвечает',
  ])('%j is none, and nothing is lost', (text) => {
    expect(readAnswer(text)).toBeNull()
    expect(isUnreadableAnswer(text)).toBe(false)
  })
  it.each(['11:00 AM', '10.30 Am', '1.30 pm', 'Chennai', 'носки', 'data'])('%j is unreadable', (text) => {
    expect(readAnswer(text)).toBeNull()
    expect(isUnreadableAnswer(text)).toBe(true)
  })
})

describe('spellings', () => {
  it.each([
    ['Scheduled Walkin', 'scheduled-walk-in'],
    ['Scheduled Walk In', 'scheduled-walk-in'],
    ['Sceduled walkin', 'scheduled-walk-in'],
    ['scheduled-walk-in', 'scheduled-walk-in'],
    ['Scheduled ', 'scheduled'],
    ['Walkin ', 'walk-in'],
    ['Walk-in', 'walk-in'],
    ['Потоковое', 'flow'],
    ['Skype', 'skype'],
    ['По записи', 'scheduled'],
    ['без записи', 'walk-in'],
    ['Групповое собеседование', 'group'],
    ['группо', 'group'],
    ['группо вая', 'группо вая'],
    ['flo', 'flo'],
    ['grup', 'grup'],
    ['потоковое собеседованиее', 'flow'],
    ['Video  call.', 'video call.'],
    ['', ''],
  ])('kind %j is %j', (text, kind) => {
    expect(foldKind(text)).toBe(kind)
    expect(foldKind(foldKind(text))).toBe(kind)
  })
  it.each([
    ['- Cochin- ', 'Cochin'],
    ['chennai ', 'Chennai'],
    ['CHENNAI', 'Chennai'],
    ['Chennai', 'Chennai'],
    ['НИЖНИЙ  НОВГОРОД', 'Нижний Новгород'],
    ['г. Москва', 'Москва'],
    ['город Тверь', 'Тверь'],
    ['Городец', 'Городец'],
    ['ростов-на-дону', 'Ростов-на-Дону'],
    ['', ''],
    ['-', ''],
    ['г Москва', 'Москва'],
    ['г.г. Москва', 'Москва'],
    ['гМосква', 'гМосква'],
    ['УФА', 'УФА'],
    ['уфа', 'Уфа'],
    ['нью-йорк, США', 'нью-йорк, США'],
    ['г. ', ''],
  ])('city %j is %j', (text, city) => {
    expect(foldCity(text)).toBe(city)
    expect(foldCity(foldCity(text))).toBe(city)
  })
})
