import type { FieldHeadings } from '../../tables/columns.ts'
import { candidateFields, type CandidateField } from './fields.ts'

type KeysOfAll<Union> = Union extends unknown ? keyof Union : never
type FieldColumn = KeysOfAll<(typeof candidateFields)[CandidateField]['imported']>

/** How columns with a name or a contact are headed in the tables people keep, Russian and English. */
const ofNameAndContacts = {
  name: {
    exact: [
      'name',
      'full name',
      'фио',
      'ф и о',
      'кандидат',
      'соискатель',
      'полное имя',
      'фамилия имя отчество',
      'фамилия имя',
      'имя фамилия',
      'candidate',
      'candidate name',
      'applicant',
    ],
    like: [/^фио /u],
  },
  surname: { exact: ['surname', 'last name', 'family name', 'lastname', 'фамилия'] },
  given: { exact: ['given', 'first name', 'given name', 'firstname', 'имя'] },
  patronymic: { exact: ['patronymic', 'middle name', 'отчество'] },
  phone: {
    exact: [
      'phone',
      'телефон',
      'phones',
      'телефоны',
      'мобильный',
      'мобильный телефон',
      'сотовый',
      'тел',
      'phone number',
      'mobile',
      'mobile phone',
      'номер телефона',
      'телефон 1',
      'phone 1',
    ],
    like: [/^(?:контактный|основной) телефон/u, /^(?:cell|contact) ?(?:phone|number)?$/u],
  },
  second_phone: {
    exact: [
      'second phone',
      'телефон 2',
      'phone 2',
      'доп телефон',
      'дополнительный телефон',
      'второй телефон',
      'домашний телефон',
      'рабочий телефон',
    ],
  },
  email: {
    exact: [
      'email',
      'e mail',
      'почта',
      'электронная почта',
      'эл почта',
      'mail',
      'email address',
      'e mail address',
      'имейл',
      'емейл',
      'адрес электронной почты',
      'email 1',
    ],
  },
  second_email: { exact: ['second email', 'email 2', 'e mail 2', 'почта 2', 'дополнительная почта'] },
  profile: {
    exact: [
      'profile',
      'profile link',
      'profile url',
      'resume link',
      'resume url',
      'cv link',
      'cv url',
      'linkedin',
      'linkedin url',
      'ссылка на резюме',
      'ссылка на профиль',
      'профиль',
      'адрес резюме',
      'url резюме',
      'резюме на hh',
      'резюме hh ru',
      'ссылка на hh',
    ],
  },
} as const satisfies Record<string, FieldHeadings>

/** What a column of an imported table may tell of a candidate; a name stands in one column or in its parts. */
export type CandidateColumn = keyof typeof ofNameAndContacts | FieldColumn

const ofFields = Object.assign({}, ...Object.values(candidateFields).map(({ imported }) => imported)) as Record<
  FieldColumn,
  FieldHeadings
>

/** How each column is headed. */
export const candidateVocabulary: Readonly<Record<CandidateColumn, FieldHeadings>> = {
  ...ofNameAndContacts,
  ...ofFields,
}

export const candidateColumns = Object.keys(candidateVocabulary) as CandidateColumn[]
