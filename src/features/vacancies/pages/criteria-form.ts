import { z } from 'zod'
import { criterionGroups } from '../../../db/schema/scorecards.ts'
import {
  choice,
  decimal,
  id,
  optionalDecimal,
  optionalText,
  optionalWholeNumber,
  wholeNumber,
} from '../../../web/forms/fields.ts'
import type { MessageKey, Translate } from '../../../web/messages/index.ts'
import {
  criterionProblems,
  lastPlace,
  usuallyNamed,
  type Criterion,
  type CriterionChange,
  type CriterionProblem,
} from '../criterion.ts'
import { criterionName, groupName } from '../words.ts'

const ticked = z.preprocess((typed) => (typed === 'yes' ? 1 : 0), z.union([z.literal(0), z.literal(1)]))
const place = () => wholeNumber(1, lastPlace)
const weight = () => decimal(0, 100)
const ofOld = z.object({
  name: optionalText(80),
  group: choice(criterionGroups),
  weight: weight(),
  position: place(),
  sheet: ticked,
  gone: ticked,
})
const added = z.object({
  'name-new': optionalText(80),
  'group-new': choice(criterionGroups).catch('own'),
  'weight-new': optionalDecimal(0, 100),
  'position-new': optionalWholeNumber(1, lastPlace),
  'sheet-new': ticked,
  version: id(),
})
const fieldsOfOld = ['name', 'group', 'weight', 'position', 'sheet', 'gone'] as const

const problemMessages: Record<CriterionProblem['why'], MessageKey> = {
  nameless: 'fields.required',
  'too-many': 'criteria.too-many',
  'none-left': 'criteria.none-left',
  'sheet-too-many': 'criteria.sheet-too-many',
  age: 'criteria.unlawful.age',
  sex: 'criteria.unlawful.sex',
  family: 'criteria.unlawful.family',
  residence: 'criteria.unlawful.residence',
  origin: 'criteria.unlawful.origin',
  belief: 'criteria.unlawful.belief',
  health: 'criteria.unlawful.health',
  appearance: 'criteria.unlawful.appearance',
  'own-car': 'criteria.unlawful.own-car',
  habits: 'criteria.unlawful.habits',
}

/** What is wrong with a form, by field. */
export function criterionErrors(problems: readonly CriterionProblem[]): [field: string, message: MessageKey][] {
  return problems.map(({ criterion, field, why }) => [`${field}-${criterion ?? 'new'}`, problemMessages[why]])
}

type Sent = { version: number; criteria: CriterionChange[] }

/** Every field carries the number of its criterion: `name-5`, `weight-5`, …; those of a new one end in `new`. */
export function criteriaForm(criteria: readonly Criterion[]) {
  return z.record(z.string(), z.unknown()).transform((typed, context): Sent => {
    const placed: { position: number; criterion: CriterionChange }[] = []
    for (const { id: one } of criteria) {
      const read = ofOld.safeParse(Object.fromEntries(fieldsOfOld.map((field) => [field, typed[`${field}-${one}`]])))
      if (!read.success) {
        for (const issue of read.error.issues) context.addIssue({ ...issue, path: [`${String(issue.path[0])}-${one}`] })
        continue
      }
      const { name = null, sheet, gone, position, ...more } = read.data
      placed.push({ position, criterion: { id: one, name, on_group_sheet: sheet, gone: gone === 1, ...more } })
    }
    const more = added.safeParse(typed)
    if (!more.success) {
      for (const issue of more.error.issues) context.addIssue({ ...issue })
      return z.NEVER
    }
    const { version, 'name-new': name, ...ofNew } = more.data
    if (name !== undefined)
      placed.push({
        position: ofNew['position-new'] ?? lastPlace,
        criterion: {
          id: null,
          name,
          group: ofNew['group-new'],
          weight: ofNew['weight-new'] ?? 1,
          on_group_sheet: ofNew['sheet-new'],
          gone: false,
        },
      })
    const problems = criterionProblems(
      placed.map(({ criterion }) => criterion),
      usuallyNamed(criteria),
    )
    for (const [field, message] of criterionErrors(problems))
      context.addIssue({ code: 'custom', path: [field], message })
    const inOrder = placed.toSorted((one, other) => one.position - other.position)
    return { version, criteria: inOrder.map(({ criterion }) => criterion) }
  })
}

/** The stored criteria as the form would send them. */
export const valuesOf = (criteria: readonly Criterion[], version: number): Record<string, unknown> => ({
  ...Object.fromEntries(
    criteria.flatMap(({ id: one, name, group, weight: counts, on_group_sheet }, index) => [
      [`name-${one}`, name ?? ''],
      [`group-${one}`, group],
      [`weight-${one}`, counts],
      [`position-${one}`, index + 1],
      [`sheet-${one}`, on_group_sheet === 1 ? 'yes' : ''],
      [`gone-${one}`, ''],
    ]),
  ),
  'group-new': 'own',
  'weight-new': 1,
  version,
})

/** Each criterion in words, to compare two versions. @param known every criterion that either version has */
export function describeCriteria(
  changes: readonly CriterionChange[],
  known: readonly Criterion[],
  t: Translate,
): Map<string, string> {
  const staying = changes.filter(({ gone }) => !gone)
  const describe = (one: CriterionChange, { key }: Criterion) =>
    t(one.on_group_sheet ? 'criteria.described-on-sheet' : 'criteria.described', {
      position: staying.indexOf(one) + 1,
      name: criterionName({ key, name: one.name }, t),
      group: groupName(one.group, t),
      weight: one.weight,
    })
  const lines = known.map((criterion): [string, string] => {
    const now = staying.find(({ id: one }) => one === criterion.id)
    return [criterionName(criterion, t), now ? describe(now, criterion) : t('criteria.removed')]
  })
  const news = staying.filter(({ id: one }) => one === null).map(({ name }) => name ?? '')
  return new Map([...lines, [t('criteria.new'), news.join(', ')]])
}

/** The stored criteria as a change that leaves them as they are. */
export function unchanged(criteria: readonly Criterion[]): CriterionChange[] {
  return criteria.map(({ id, name, group, weight, on_group_sheet }) => {
    return { id, name, group, weight, on_group_sheet, gone: false }
  })
}
