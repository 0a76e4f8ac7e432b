import { appliedCells, type AppliedCells } from './applied-cells.ts'
import { at, lines, listAt, textAt } from './json-values.ts'
import type { PersonCells } from './person-cells.ts'

export const isHhPerson = (value: unknown): boolean =>
  at(value, ['last_name']) !== undefined || at(value, ['first_name']) !== undefined

/**
 * A résumé of the hh.ru API, whole or as a search or a negotiation shows it. @param item the negotiation around it, if
 * any
 */
export function hhPerson(resume: unknown, item: unknown): PersonCells {
  const contacts = listAt(resume, 'contact').map((contact) => ({
    isEmail: isEmail(contact),
    text: contactText(contact),
  }))
  return {
    surname: textAt(resume, 'last_name'),
    given: textAt(resume, 'first_name'),
    patronymic: textAt(resume, 'middle_name'),
    phone: lines(...contacts.filter(({ isEmail }) => !isEmail).map(({ text }) => text)),
    email: lines(...contacts.filter(({ isEmail }) => isEmail).map(({ text }) => text)),
    profile: profile(resume),
    city: textAt(resume, 'area', 'name'),
    source: 'hh.ru',
    experience_months: textAt(resume, 'total_experience', 'months'),
    education: lines(textAt(resume, 'education', 'level', 'name'), textAt(resume, 'education', 'primary', 0, 'name')),
    languages: lines(...listAt(resume, 'language').map(language)),
    skills: lines(...listAt(resume, 'skill_set').map((skill) => textAt(skill))),
    pay: pay(resume),
    ...(resume === item ? {} : appliedCells([applied(resume, item)])),
    note: lines(
      textAt(resume, 'title'),
      resume === item ? '' : textAt(item, 'state', 'name'),
      textAt(resume, 'skills'),
    ),
  }
}

/**
 * A negotiation: https://api.hh.ru/openapi/redoc#tag/Otkliki-i-priglasheniya. The list of one vacancy does not name it;
 * then the page of the résumé tells its number.
 */
function applied(resume: unknown, item: unknown): AppliedCells {
  const number = /[?&]vacancyId=(\d+)/u.exec(textAt(resume, 'alternate_url'))?.[1]
  return {
    vacancy: textAt(item, 'vacancy', 'name') || (number ? `hh.ru ${number}` : ''),
    stage: stateOf(item, 'name') || stateOf(item, 'id'),
    status: '',
    applied_on: textAt(item, 'created_at'),
    stage_on: textAt(item, 'updated_at'),
    refusal: '',
  }
}

const stateOf = (item: unknown, part: 'name' | 'id'): string =>
  textAt(item, 'employer_state', part) || textAt(item, 'state', part)

/** Contacts are hidden until the résumé is paid for; its page tells the person from others all the same. */
function profile(resume: unknown): string {
  const id = textAt(resume, 'id')
  return textAt(resume, 'alternate_url') || (id && `https://hh.ru/resume/${encodeURIComponent(id)}`)
}

/** Older answers name the type of a contact, newer ones its kind. */
const isEmail = (contact: unknown): boolean =>
  textAt(contact, 'type', 'id') === 'email' || textAt(contact, 'kind') === 'email'

function contactText(contact: unknown): string {
  const whole = textAt(contact, 'value') || textAt(contact, 'contact_value') || textAt(contact, 'value', 'formatted')
  if (whole) return whole
  const parts = ['country', 'city', 'number'].map((part) => textAt(contact, 'value', part)).join('')
  return parts && `+${parts}`
}

function language(value: unknown): string {
  const [name, level] = [
    textAt(value, 'name') || textAt(value, 'id'),
    textAt(value, 'level', 'name') || textAt(value, 'level', 'id'),
  ]
  return name && level ? `${name} (${level})` : name
}

/** The API calls the rouble by its code of before 1998. */
function pay(resume: unknown): string {
  const [amount, currency] = [textAt(resume, 'salary', 'amount'), textAt(resume, 'salary', 'currency')]
  return amount && `${amount} ${currency === 'RUR' ? 'RUB' : currency}`
}
