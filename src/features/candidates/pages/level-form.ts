import type { Visitor } from '../../../web/visitor.ts'
import { evidences, skillNames } from '../../pay/level-question.ts'
import type { KeptLevel } from '../reads/levels.ts'

/** The form's questions; nothing is chosen for a person nobody has assessed. */
export const levelQuestions = ({ t }: Visitor) => ({
  skills: skillNames.map((name) => ({ name, legend: t(`level-fact.${name}`) })),
  evidences: evidences.map((value) => ({ value, label: t(`evidence.${value}`) })),
  yesNo: (['yes', 'no'] as const).map((value) => ({ value, label: t(`evidence.has-${value}`) })),
  levels: ([1, 2, 3, 4] as const).map((value) => ({ value, label: t(`level.${value}`) })),
})

export const valuesOf = (kept: KeptLevel | undefined): Record<string, unknown> =>
  kept
    ? {
        ...kept.facts.skills,
        higherEducation: kept.facts.higherEducation ? 'yes' : 'no',
        english: kept.facts.english ? 'yes' : 'no',
        overrideLevel: kept.overrides[0]?.level ?? '',
        overrideReason: (kept.overrides[0]?.level && kept.overrides[0].reason) ?? '',
      }
    : {}
