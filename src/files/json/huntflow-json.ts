import { appliedCells, type AppliedCells } from './applied-cells.ts'
import { at, lines, listAt, textAt } from './json-values.ts'
import type { PersonCells } from './person-cells.ts'

/** An applicant of Huntflow has contacts of its own, where a résumé of hh.ru has a list of them. */
export const isHuntflowPerson = (value: unknown): boolean =>
  at(value, ['last_name']) !== undefined &&
  ['phone', 'email', 'money', 'links', 'doubles'].some((name) => at(value, [name]) !== undefined)

/**
 * An applicant with the vacancies they are linked to. Lists name vacancies and stages by number, events by name.
 * https://github.com/huntflow/api/blob/master/ru/applicants.md and
 * https://github.com/huntflow/api/blob/master/ru/webhooks.md
 *
 * @param item the event around the applicant, if any
 */
export function huntflowPerson(person: unknown, item: unknown): PersonCells {
  const event = at(item, ['event'])
  const links = [...listAt(person, 'links'), at(event, ['applicant_log']), event].filter(
    (link) => (at(link, ['vacancy']) ?? null) !== null,
  )
  return {
    surname: textAt(person, 'last_name'),
    given: textAt(person, 'first_name'),
    patronymic: textAt(person, 'middle_name'),
    phone: textAt(person, 'phone'),
    email: textAt(person, 'email'),
    source: 'Huntflow',
    pay: textAt(person, 'money'),
    note: lines(textAt(person, 'position'), textAt(person, 'company')),
    ...appliedCells(links.map(applied)),
  }
}

const applied = (link: unknown): AppliedCells => ({
  vacancy: named(link, 'vacancy', 'position'),
  stage: named(link, 'status', 'name'),
  status: '',
  applied_on: '',
  stage_on: textAt(link, 'changed') || textAt(link, 'created'),
  refusal: textAt(link, 'rejection_reason', 'name'),
})

/** By its name or, where only a number is told, by that: a person may say what it is. */
function named(link: unknown, field: string, name: string): string {
  const number = textAt(link, field)
  return textAt(link, field, name) || textAt(link, field, 'name') || (number && `Huntflow ${number}`)
}
