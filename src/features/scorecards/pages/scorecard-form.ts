import { z } from 'zod'
import { managerTypes, type ManagerType } from '../../../domain/scoring/manager-type.ts'
import type { Mark } from '../../../domain/scoring/ratings.ts'
import { optionalChoice, optionalText, optionalWholeNumber } from '../../../web/forms/fields.ts'
import type { Translate } from '../../../web/messages/index.ts'
import type { Criterion } from '../../vacancies/criterion.ts'
import { criterionName } from '../../vacancies/words.ts'
import type { CriterionMark, Scorecard } from '../scorecard.ts'

const mark = () => optionalWholeNumber(1, 5).transform((typed) => (typed as Mark | undefined) ?? null)
const ofCriterion = z.object({
  claimed: mark(),
  observed: mark(),
  evidence: optionalText(500).transform((typed) => typed ?? null),
})
const whole = z.object({
  managerType: optionalChoice(managerTypes),
  note: optionalText(2000),
  submit: z.literal('yes').optional().catch(undefined),
  version: z.coerce.number().int().min(0).max(2_147_483_647),
})

/** Every field carries the number of its criterion: `claimed-5`, `observed-5`, `evidence-5`. */
export function scorecardForm(criteria: readonly Criterion[]) {
  return z.record(z.string(), z.unknown()).transform((typed, context): Scorecard & { version: number } => {
    const marks: CriterionMark[] = []
    for (const { id } of criteria) {
      const read = ofCriterion.safeParse({
        claimed: typed[`claimed-${id}`],
        observed: typed[`observed-${id}`],
        evidence: typed[`evidence-${id}`],
      })
      if (read.success) marks.push({ criterion: id, ...read.data })
      else
        for (const issue of read.error.issues) context.addIssue({ ...issue, path: [`${String(issue.path[0])}-${id}`] })
    }
    const more = whole.safeParse(typed)
    if (!more.success) {
      for (const issue of more.error.issues) context.addIssue({ ...issue })
      return z.NEVER
    }
    const { managerType, note, submit, version } = more.data
    return { marks, managerType: managerType ?? null, note: note ?? null, submitted: submit === 'yes', version }
  })
}

type Stored = {
  manager_type: ManagerType | null
  note: string | null
  version: number
  marks: readonly { criterion_id: number; claimed: number | null; observed: number | null; evidence: string | null }[]
}

/** The fields of the form, filled in from a stored scorecard. */
export function valuesOf(stored: Stored | undefined): Record<string, unknown> {
  const marks = (stored?.marks ?? []).flatMap(({ criterion_id, claimed, observed, evidence }) => [
    [`claimed-${criterion_id}`, claimed ?? ''],
    [`observed-${criterion_id}`, observed ?? ''],
    [`evidence-${criterion_id}`, evidence ?? ''],
  ])
  return {
    ...Object.fromEntries(marks),
    managerType: stored?.manager_type ?? '',
    note: stored?.note ?? '',
    version: stored?.version ?? 0,
  }
}

/** What was given by each criterion, in words, to compare two versions. */
export function describeScorecard(
  { marks, managerType, note }: Pick<Scorecard, 'marks' | 'managerType' | 'note'>,
  criteria: readonly Criterion[],
  t: Translate,
): Map<string, string> {
  const lines = criteria.map((criterion): [string, string] => {
    const given = marks.find((one) => one.criterion === criterion.id)
    const { claimed = null, observed = null, evidence = null } = given ?? {}
    const both = t('scorecard.described-mark', {
      claimed: claimed ?? t('scorecard.not-said'),
      observed: observed ?? t('scorecard.not-seen'),
    })
    return [
      criterionName(criterion, t),
      claimed === null && observed === null && evidence === null ? '' : [both, evidence].filter(Boolean).join(': '),
    ]
  })
  return new Map([
    ...lines,
    [t('scorecard.manager-type'), managerType ? t(`scorecard.manager.${managerType}`) : ''],
    [t('scorecard.note'), note ?? ''],
  ])
}

/** A stored scorecard, as somebody could have sent it. */
export const storedScorecard = (stored: Stored | undefined): Pick<Scorecard, 'marks' | 'managerType' | 'note'> => ({
  marks: (stored?.marks ?? []).map(({ criterion_id, claimed, observed, evidence }) => ({
    criterion: criterion_id,
    claimed: claimed as Mark | null,
    observed: observed as Mark | null,
    evidence,
  })),
  managerType: stored?.manager_type ?? null,
  note: stored?.note ?? null,
})
