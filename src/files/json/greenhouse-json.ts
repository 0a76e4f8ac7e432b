import { appliedCells, type AppliedCells } from './applied-cells.ts'
import { at, lines, listAt, textAt } from './json-values.ts'
import type { PersonCells } from './person-cells.ts'

/** A candidate of the Harvest API or of an event; or an application, which names its candidate by a number only. */
export const isGreenhousePerson = (value: unknown): boolean =>
  at(value, ['email_addresses']) !== undefined ||
  at(value, ['phone_numbers']) !== undefined ||
  (at(value, ['candidate_id']) !== undefined && at(value, ['applied_at']) !== undefined)

/**
 * A candidate with all they applied for: https://developers.greenhouse.io/harvest.html#candidates
 *
 * @param item the event around the candidate, if any
 */
export function greenhousePerson(person: unknown, item: unknown): PersonCells {
  const values = (name: string) => lines(...listAt(person, name).map((one) => textAt(one, 'value')))
  const own = listAt(person, 'applications')
  const around = at(item, ['payload', 'application']) ?? (at(item, ['jobs']) === undefined ? undefined : item)
  const applications = own.length > 0 || around === undefined ? own : [around]
  const jobs = new Set(
    applications.flatMap((application) => listAt(application, 'jobs').map((job) => textAt(job, 'name'))),
  )
  // An application alone names its candidate by number: whoever is known by it needs no name.
  const id = textAt(person, 'candidate_id') || textAt(person, 'id')
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
    ...appliedCells(applications.flatMap(applied)),
    note: lines([textAt(person, 'title'), textAt(person, 'company')].filter(Boolean).join(', '), ...jobs),
  }
}

const education = (value: unknown): string =>
  ['degree', 'discipline', 'school_name']
    .map((name) => textAt(value, name))
    .filter(Boolean)
    .join(', ')

/** An application may be for several jobs. When a stage was entered is not told, only when somebody was refused. */
function applied(application: unknown): AppliedCells[] {
  const isTheirs = /they rejected/iu.test(textAt(application, 'rejection_reason', 'type', 'name'))
  const status = textAt(application, 'status')
  return listAt(application, 'jobs').map((job) => ({
    vacancy: textAt(job, 'name'),
    stage: textAt(application, 'current_stage', 'name'),
    status: status === 'rejected' && isTheirs ? 'They rejected us' : status,
    applied_on: textAt(application, 'applied_at'),
    stage_on: textAt(application, 'rejected_at'),
    refusal: textAt(application, 'rejection_reason', 'name'),
  }))
}
