/** How far a skill is known: seen by us, said by the person, or absent. */
export type SkillEvidence = 'observed' | 'claimed' | 'no'

export type Skill =
  | 'consults'
  | 'oneC'
  | 'phone'
  | 'conflicts'
  | 'findsClients'
  | 'negotiates'
  | 'clientBase'
  | 'executives'

export type PersonFacts = {
  experienceMonths: number | null
  skills: Record<Skill, SkillEvidence>
  higherEducation: boolean
  english: boolean
}

export type Requirement = Skill | 'higherEducation' | 'english'

/**
 * `missing`: what the next level requires and the person lacks, time of service included. `next.missing` leaves time
 * out, since `inMonths` says it (0 = long enough already). `gaps`: what is desirable up to the level reached.
 */
export type PersonLevel = {
  level: number | null
  provisional: boolean
  missing: (Requirement | 'experience')[]
  gaps: Requirement[]
  next: { level: number; inMonths: number; missing: Requirement[] } | null
}

type LevelRow = { level: number; months: number; required: Requirement[]; desirable: Requirement[] }

/** The decision table: what each level asks beyond the rows before it. Desirable things never lower a level. */
const rows: readonly LevelRow[] = [
  { level: 1, months: 0, required: [], desirable: [] },
  { level: 2, months: 12, required: ['consults', 'phone', 'conflicts'], desirable: ['oneC'] },
  { level: 3, months: 24, required: ['findsClients', 'negotiates'], desirable: ['clientBase'] },
  { level: 4, months: 36, required: ['executives', 'higherEducation'], desirable: ['english'] },
]

/** The highest row whose required cells, and all lower rows', are met. Without known experience there is no level. */
export function levelOf(person: PersonFacts): PersonLevel {
  const { experienceMonths: months } = person
  if (months === null) return { level: null, provisional: false, missing: ['experience'], gaps: [], next: null }

  const lacking = (needs: Requirement[]) => needs.filter((need) => evidence(person, need) === 'no')
  const firstUnmet = rows.findIndex((row) => months < row.months || lacking(row.required).length > 0)
  const reached = firstUnmet < 0 ? rows : rows.slice(0, firstUnmet)
  const nextRow = firstUnmet < 0 ? undefined : rows[firstUnmet]
  const next = nextRow && {
    level: nextRow.level,
    inMonths: Math.max(0, nextRow.months - months),
    missing: lacking(nextRow.required),
  }
  return {
    level: reached.length,
    provisional: reached.some((row) => row.required.some((need) => evidence(person, need) === 'claimed')),
    missing: next ? [...(next.inMonths > 0 ? (['experience'] as const) : []), ...next.missing] : [],
    gaps: lacking(reached.flatMap((row) => row.desirable)),
    next: next ?? null,
  }
}

function evidence({ skills, higherEducation, english }: PersonFacts, need: Requirement): SkillEvidence {
  if (need === 'higherEducation') return higherEducation ? 'observed' : 'no'
  if (need === 'english') return english ? 'observed' : 'no'
  return skills[need]
}
