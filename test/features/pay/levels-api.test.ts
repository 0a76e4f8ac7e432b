import { expect, test } from 'vitest'
import { sharedApp } from '../../support/app.ts'

const shared = sharedApp()

const skillNames = ['consults', 'oneC', 'phone', 'conflicts', 'findsClients', 'negotiates', 'clientBase', 'executives']

const skills = (observed: string[], claimed: string[] = []) =>
  Object.fromEntries(
    skillNames.map((name) => [name, observed.includes(name) ? 'observed' : claimed.includes(name) ? 'claimed' : 'no']),
  )

const service = ['consults', 'phone', 'conflicts']
const everything = skills(skillNames)

const ask = async (body: unknown) => {
  const { app } = shared()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/levels',
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() }
}

const person = (experienceMonths: number | null, has: object, more: object = {}) => ({
  experienceMonths,
  skills: has,
  higherEducation: false,
  english: false,
  ...more,
})

test.each([
  [
    'three years, all skills, no degree',
    person(36, everything, { english: true }),
    { level: 3, missing: ['higherEducation'], next: { level: 4, inMonths: 0, missing: ['higherEducation'] } },
  ],
  [
    'three years, degree, executives, no English',
    person(36, everything, { higherEducation: true }),
    { level: 4, missing: [], gaps: ['english'], next: null },
  ],
  [
    'five years of service only',
    person(60, skills([...service, 'oneC'])),
    { level: 2, missing: ['findsClients', 'negotiates'] },
  ],
  [
    '18 months with the skills of level 3',
    person(18, everything),
    { level: 2, missing: ['experience'], next: { level: 3, inMonths: 6, missing: [] } },
  ],
  ['a missing 1C alone', person(12, skills(service)), { level: 2, gaps: ['oneC'] }],
  ['a skill only claimed', person(12, skills(['consults', 'phone'], ['conflicts'])), { level: 2, provisional: true }],
  [
    'experience unknown',
    person(null, everything, { higherEducation: true }),
    { level: null, provisional: false, missing: ['experience'], gaps: [], next: null },
  ],
])('%s', async (_, body, expected) => {
  const answer = await ask(body)
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.body).sort()).toEqual(['gaps', 'level', 'missing', 'next', 'provisional'])
  expect(answer.body).toMatchObject(expected)
})

test.each([
  [11, 1],
  [12, 2],
  [23, 2],
  [24, 3],
  [35, 3],
  [36, 4],
])('%i months with everything else is level %i', async (months, level) => {
  expect((await ask(person(months, everything, { higherEducation: true, english: true }))).body.level).toBe(level)
})

const right = person(12, everything)
test.each([
  [{ ...right, experienceMonths: -1 }, 'experienceMonths'],
  [{ ...right, experienceMonths: '12' }, 'experienceMonths'],
  [{ ...right, experienceMonths: undefined }, 'experienceMonths'],
  [{ ...right, skills: { ...everything, phone: 'yes' } }, 'skills.phone'],
  [{ ...right, skills: { ...everything, executives: undefined } }, 'skills.executives'],
  [{ ...right, higherEducation: 1 }, 'higherEducation'],
  [{ ...right, english: null }, 'english'],
])('a wrong body is a 400 that names the field: %j', async (body, path) => {
  const answer = await ask(body)
  expect(answer.status).toBe(400)
  expect(answer.type).toContain('application/problem+json')
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path])
})
