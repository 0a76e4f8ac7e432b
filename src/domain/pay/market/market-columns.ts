import type { FieldHeadings } from '../../tables/columns.ts'

/** What a table of vacancies may tell; pay stands in two columns or as text in one. */
export const marketFields = [
  'vacancy_id',
  'title',
  'place',
  'area_id',
  'experience',
  'role_id',
  'employer',
  'published_at',
  'pay_from',
  'pay_to',
  'currency',
  'gross',
  'pay_mode',
  'pay',
] as const

export type MarketField = (typeof marketFields)[number]

/** How each field is headed in dumps of hh.ru and SuperJob, and in tables people keep. */
export const marketVocabulary: Readonly<Record<MarketField, FieldHeadings>> = {
  vacancy_id: { exact: ['id', 'vacancy id', 'url', 'link', 'ссылка'] },
  title: { exact: ['title', 'name', 'название', 'вакансия', 'должность'] },
  place: {
    exact: [
      'city',
      'area name',
      'location',
      'address',
      'город',
      'регион',
      'адрес',
      'город или адрес',
      'city or address',
    ],
  },
  area_id: { exact: ['area id'] },
  experience: { exact: ['experience', 'опыт', 'опыт работы'] },
  role_id: { exact: ['role id', 'professional role', 'профессиональная роль'] },
  employer: { exact: ['employer', 'employer name', 'company', 'компания', 'работодатель'] },
  published_at: { exact: ['published at', 'published', 'publication date', 'дата публикации', 'опубликована', 'дата'] },
  pay_from: { exact: ['salary from', 'pay from', 'зарплата от', 'от'] },
  pay_to: { exact: ['salary to', 'pay to', 'зарплата до', 'до'] },
  currency: { exact: ['salary currency', 'currency', 'валюта'] },
  gross: { exact: ['salary gross', 'gross', 'до вычета', 'до вычета 1 или на руки 0', 'before tax 1 or take home 0'] },
  pay_mode: { exact: ['salary mode', 'pay mode'] },
  pay: { exact: ['salary', 'pay', 'зарплата', 'оплата'] },
}

/** The names by which `fromCsvRecord` knows the fields. */
export const recordNames: Readonly<Record<MarketField, string>> = {
  vacancy_id: 'id',
  title: 'title',
  place: 'city',
  area_id: 'area_id',
  experience: 'experience',
  role_id: 'role_id',
  employer: 'employer',
  published_at: 'published_at',
  pay_from: 'salary_from',
  pay_to: 'salary_to',
  currency: 'salary_currency',
  gross: 'salary_gross',
  pay_mode: 'salary_mode',
  pay: 'salary',
}
