import { at, lines, listAt, textAt } from './json-values.ts'
import type { PersonCells } from './person-cells.ts'

/** A candidate of the Harvest API or of an event; or an application, which names its candidate by a number only. */
export const isGreenhousePerson = (value: unknown): boolean =>
  at(value, ['email_addresses']) !== undefined ||
  at(value, ['phone_numbers']) !== undefined ||
  (at(value, ['candidate_id']) !== undefined && at(value, ['applied_at']) !== undefined)

export function greenhousePerson(person: unknown): PersonCells {
  const values = (name: string) => lines(...listAt(person, name).map((one) => textAt(one, 'value')))
  const applications = listAt(person, 'applications')
  const jobs = new Set(
    applications.flatMap((application) => listAt(application, 'jobs').map((job) => textAt(job, 'name'))),
  )
  const id = textAt(person, 'id')
  return {
    surname: textAt(person, 'last_name'),
    given: textAt(person, 'first_name'),
    phone: values('phone_numbers'),
    email: values('email_addresses'),
    profile: id && `https://app.greenhouse.io/people/${encodeURIComponent(id)}`,
    city: textAt(applications[0], 'location', 'address'),
    source: textAt(applications[0], 'source', 'public_name') || 'Greenhouse',
    education: lines(...listAt(person, 'educations').map(education)),
    skills: lines(...listAt(person, 'tags').map((tag) => textAt(tag))),
    note: lines([textAt(person, 'title'), textAt(person, 'company')].filter(Boolean).join(', '), ...jobs),
  }
}

const education = (value: unknown): string =>
  ['degree', 'discipline', 'school_name']
    .map((name) => textAt(value, name))
    .filter(Boolean)
    .join(', ')
