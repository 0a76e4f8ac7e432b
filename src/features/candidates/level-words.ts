import {
  levelOf,
  type PersonLevel,
  type Requirement,
  type SkillEvidence,
} from '../../domain/pay/offers/person-level.ts'
import type { Visitor } from '../../web/visitor.ts'
import { skillNames } from '../pay/level-question.ts'
import type { KeptLevel, LevelFacts } from './reads/levels.ts'

const nothingKnown: LevelFacts = {
  skills: {
    consults: 'no',
    oneC: 'no',
    phone: 'no',
    conflicts: 'no',
    findsClients: 'no',
    negotiates: 'no',
    clientBase: 'no',
    executives: 'no',
  },
  higherEducation: false,
  english: false,
}

/** When office clocks hang by this zone a level was set. */
const timeZone = 'Europe/Moscow'

/** The level in words: what the table says, what the next one asks, and what somebody has set by hand. */
export function levelView(kept: KeptLevel | undefined, experienceMonths: number | null, { t, format }: Visitor) {
  const computed = levelOf({ ...(kept?.facts ?? nothingKnown), experienceMonths })
  const nameOf = (level: number | null) =>
    level === null ? t('person-level.unknown') : t(`level.${level as 1 | 2 | 3 | 4}`)
  const skillsWith = (evidence: SkillEvidence) =>
    names(skillNames.filter((name) => kept?.facts.skills[name] === evidence))
  const holds = kept?.overrides[0]
  const names = (list: readonly (Requirement | 'experience')[]) => list.map((name) => t(`level-fact.${name}`))
  return {
    assessed: kept !== undefined,
    computed: nameOf(computed.level),
    provisional: computed.provisional,
    gaps: names(computed.gaps),
    next: nextText(computed, names, t),
    observed: skillsWith('observed'),
    claimed: skillsWith('claimed'),
    override: holds?.level
      ? {
          level: nameOf(holds.level),
          why: t('person-level.override-why', {
            reason: holds.reason ?? '',
            name: holds.by,
            time: format.dateTime(holds.at, timeZone),
          }),
        }
      : null,
    history: (kept?.overrides ?? []).map(({ level, reason, computed_level, at, by }) => ({
      at: format.dateTime(at, timeZone),
      by,
      act: level === null ? t('person-level.taken-back') : nameOf(level),
      computed: t('person-level.then', { level: nameOf(computed_level) }),
      reason,
    })),
  }
}

function nextText(
  { next }: PersonLevel,
  names: (list: readonly Requirement[]) => string[],
  t: Visitor['t'],
): string | null {
  if (!next) return null
  const time =
    next.inMonths > 0
      ? t('person-level.in-months', { months: Math.ceil(next.inMonths) })
      : t('person-level.time-enough')
  const asked =
    next.missing.length > 0
      ? t('person-level.asked', { list: names(next.missing).join(', ') })
      : t('person-level.nothing-asked')
  return t('person-level.next', { level: next.level, time, asked })
}
