import { pipelineFields } from '../../domain/pipeline/told-application.ts'

/** The headings of the table that people of all JSON formats are read into. */
export const personHeadings = [
  'surname',
  'given',
  'patronymic',
  'phone',
  'email',
  'profile',
  'city',
  'source',
  'experience_months',
  'education',
  'languages',
  'skills',
  'pay',
  'note',
  ...pipelineFields,
] as const

/** A person as a row of that table. */
export type PersonCells = Partial<Record<(typeof personHeadings)[number], string>>
