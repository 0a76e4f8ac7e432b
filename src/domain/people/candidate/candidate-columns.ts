import type { FieldHeadings } from '../../tables/columns.ts'

/** What a table of candidates may tell; a name stands in one column or in its parts. */
export const candidateFields = [
  'name', 'surname', 'given', 'patronymic', 'phone', 'second_phone', 'email', 'second_email', 'profile', 'city', 'source', 'experience',
  'experience_months', 'education', 'languages', 'skills', 'pay', 'pay_basis', 'note',
] as const

export type CandidateField = (typeof candidateFields)[number]

/** How each field is headed in the tables people keep, Russian and English. */
export const candidateVocabulary: Readonly<Record<CandidateField, FieldHeadings>> = {
  name: {
    exact: ['name', 'full name', 'фио', 'ф и о', 'кандидат', 'соискатель', 'полное имя', 'фамилия имя отчество', 'фамилия имя', 'имя фамилия', 'candidate', 'candidate name', 'applicant'],
    like: [/^фио /u],
  },
  surname: { exact: ['surname', 'last name', 'family name', 'lastname', 'фамилия'] },
  given: { exact: ['given', 'first name', 'given name', 'firstname', 'имя'] },
  patronymic: { exact: ['patronymic', 'middle name', 'отчество'] },
  phone: {
    exact: ['phone', 'телефон', 'phones', 'телефоны', 'мобильный', 'мобильный телефон', 'сотовый', 'тел', 'phone number', 'mobile', 'mobile phone', 'номер телефона', 'телефон 1', 'phone 1'],
    like: [/^(?:контактный|основной) телефон/u, /^(?:cell|contact) ?(?:phone|number)?$/u],
  },
  second_phone: { exact: ['second phone', 'телефон 2', 'phone 2', 'доп телефон', 'дополнительный телефон', 'второй телефон', 'домашний телефон', 'рабочий телефон'] },
  email: {
    exact: ['email', 'e mail', 'почта', 'электронная почта', 'эл почта', 'mail', 'email address', 'e mail address', 'имейл', 'емейл', 'адрес электронной почты', 'email 1'],
  },
  second_email: { exact: ['second email', 'email 2', 'e mail 2', 'почта 2', 'дополнительная почта'] },
  profile: {
    exact: ['profile', 'profile link', 'profile url', 'resume link', 'resume url', 'cv link', 'cv url', 'linkedin', 'linkedin url', 'ссылка на резюме', 'ссылка на профиль', 'профиль', 'адрес резюме', 'url резюме', 'резюме на hh', 'резюме hh ru', 'ссылка на hh'],
  },
  city: { exact: ['city', 'город', 'location', 'город проживания', 'регион', 'населенный пункт', 'место жительства'] },
  source: { exact: ['source', 'источник', 'канал', 'откуда', 'источник резюме', 'источник кандидата'], like: [/^источник /u] },
  experience_months: {
    exact: ['experience months', 'experience in months', 'опыт мес', 'опыт в месяцах', 'опыт месяцев', 'стаж мес', 'стаж в месяцах', 'months of experience'],
  },
  experience: {
    exact: ['experience', 'опыт', 'стаж', 'опыт работы', 'стаж работы', 'experience years', 'years of experience', 'work experience', 'опыт лет', 'стаж лет'],
    like: [/^(?:опыт|стаж) /u],
  },
  education: { exact: ['education', 'образование', 'degree', 'уровень образования'] },
  languages: { exact: ['languages', 'language', 'языки', 'иностранные языки', 'знание языков'] },
  skills: { exact: ['skills', 'навыки', 'ключевые навыки', 'key skills', 'умения', 'компетенции'] },
  pay_basis: { exact: ['pay basis', 'basis', 'gross net', 'gross or net', 'на руки или до вычета', 'налог'] },
  pay: {
    exact: ['pay', 'expected pay', 'salary', 'expected salary', 'зарплата', 'ожидания', 'ожидаемая зарплата', 'зарплатные ожидания', 'желаемая зарплата', 'зп', 'оклад', 'доход', 'желаемый доход', 'salary expectations'],
    like: [/(?:ожидан|желаем|ожидаем)\p{L}* .*(?:зарплат|доход|зп|оплат)/u, /(?:ожидан\p{L}*) по (?:зарплат|доход|зп|оплат)/u, /^(?:зарплата|зп|salary|expected salary|expected pay) /u],
  },
  note: { exact: ['note', 'notes', 'комментарий', 'комментарии', 'примечание', 'примечания', 'заметка', 'заметки', 'comment', 'comments'] },
}
