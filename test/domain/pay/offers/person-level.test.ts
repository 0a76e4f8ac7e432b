import { describe, expect, it } from 'vitest'
import {
  levelOf,
  type PersonFacts,
  type Skill,
  type SkillEvidence,
} from '../../../../src/domain/pay/offers/person-level.ts'

const every: Skill[] = [
  'consults',
  'oneC',
  'phone',
  'conflicts',
  'findsClients',
  'negotiates',
  'clientBase',
  'executives',
]

function person(
  experienceMonths: number | null,
  has: Partial<Record<Skill, SkillEvidence>> | 'all',
  more: Partial<PersonFacts> = {},
): PersonFacts {
  const skill = (name: Skill): SkillEvidence => (has === 'all' ? 'observed' : (has[name] ?? 'no'))
  const skills = Object.fromEntries(every.map((name) => [name, skill(name)])) as Record<Skill, SkillEvidence>
  return { experienceMonths, skills, higherEducation: false, english: false, ...more }
}

const service = { consults: 'observed', phone: 'observed', conflicts: 'observed' } as const
const sales = {
  ...service,
  oneC: 'observed',
  findsClients: 'observed',
  negotiates: 'observed',
  clientBase: 'observed',
} as const

describe('level of a person', () => {
  it.each<[string, PersonFacts, ReturnType<typeof levelOf>]>([
    [
      'all skills but no degree',
      person(36, 'all', { english: true }),
      {
        level: 3,
        provisional: false,
        missing: ['higherEducation'],
        gaps: [],
        next: { level: 4, inMonths: 0, missing: ['higherEducation'] },
      },
    ],
    [
      'no English at the top',
      person(36, 'all', { higherEducation: true }),
      { level: 4, provisional: false, missing: [], gaps: ['english'], next: null },
    ],
    [
      'five years of service only',
      person(60, { ...service, oneC: 'observed' }),
      {
        level: 2,
        provisional: false,
        missing: ['findsClients', 'negotiates'],
        gaps: [],
        next: { level: 3, inMonths: 0, missing: ['findsClients', 'negotiates'] },
      },
    ],
    [
      'skills ahead of time',
      person(18, sales),
      { level: 2, provisional: false, missing: ['experience'], gaps: [], next: { level: 3, inMonths: 6, missing: [] } },
    ],
    [
      'no 1C',
      person(12, service),
      {
        level: 2,
        provisional: false,
        missing: ['experience', 'findsClients', 'negotiates'],
        gaps: ['oneC'],
        next: { level: 3, inMonths: 12, missing: ['findsClients', 'negotiates'] },
      },
    ],
    [
      'unknown experience',
      person(null, 'all', { higherEducation: true }),
      { level: null, provisional: false, missing: ['experience'], gaps: [], next: null },
    ],
    [
      'a beginner',
      person(0, {}),
      {
        level: 1,
        provisional: false,
        missing: ['experience', 'consults', 'phone', 'conflicts'],
        gaps: [],
        next: { level: 2, inMonths: 12, missing: ['consults', 'phone', 'conflicts'] },
      },
    ],
  ])('%s', (_, facts, expected) => expect(levelOf(facts)).toEqual(expected))

  it.each([
    [11, 1],
    [12, 2],
    [23, 2],
    [24, 3],
    [35, 3],
    [36, 4],
  ])('%i months with everything else is level %i', (months, level) => {
    expect(levelOf(person(months, 'all', { higherEducation: true, english: true })).level).toBe(level)
  })

  it('is provisional only while it rests on a claim', () => {
    expect(levelOf(person(12, { ...service, phone: 'claimed' }))).toMatchObject({ level: 2, provisional: true })
    expect(levelOf(person(6, { ...service, phone: 'claimed' }))).toMatchObject({ level: 1, provisional: false })
    expect(levelOf(person(12, { ...service, oneC: 'claimed', findsClients: 'claimed' }))).toMatchObject({
      level: 2,
      provisional: false,
    })
  })
})
