import { z } from 'zod'
import { type CriterionGroup, criterionGroups } from '../../../db/schema/scorecards.ts'
import { unlawfulCriterion } from '../../../domain/scoring/unlawful-criterion.ts'
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
import type { Criterion } from '../acts/criteria.ts'
import { criterionName } from '../criterion-names.ts'

const mostCriteria = 40
const places = mostCriteria + 1
/** A tablet shows no more beside one another. */
const mostOnSheet = 7

/** A criterion as the form wants it; a new one has no id, and one that is taken away is `gone`. */
export type WantedCriterion = Pick<Criterion, 'group' | 'key' | 'name' | 'weight' | 'on_group_sheet'> & {
  id: number | null
  position: number
  gone: boolean
}

const ticked = z.preprocess((typed) => (typed === 'yes' ? 1 : 0), z.union([z.literal(0), z.literal(1)]))
const place = () => wholeNumber(1, places)
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
  'position-new': optionalWholeNumber(1, places),
  'sheet-new': ticked,
  version: id(),
})
const fieldsOfOld = ['name', 'group', 'weight', 'position', 'sheet', 'gone'] as const

const wrongName: Record<NonNullable<ReturnType<typeof unlawfulCriterion>>, MessageKey> = {
  age: 'criteria.unlawful.age',
  sex: 'criteria.unlawful.sex',
  family: 'criteria.unlawful.family',
  appearance: 'criteria.unlawful.appearance',
  'own-car': 'criteria.unlawful.own-car',
  habits: 'criteria.unlawful.habits',
}

/** Every field carries the number of its criterion: `name-5`, `weight-5`, …; the one to be added ends in `new`. */
export function criteriaForm(criteria: readonly Criterion[]) {
  return z
    .record(z.string(), z.unknown())
    .transform((typed, context): { version: number; wanted: WantedCriterion[] } => {
      const wrong = (field: string, message: MessageKey) => context.addIssue({ code: 'custom', path: [field], message })
      const lawful = (field: string, name: string | undefined) => {
        const kind = name === undefined ? null : unlawfulCriterion(name)
        if (kind) wrong(field, wrongName[kind])
      }
      const wanted: WantedCriterion[] = []
      for (const { id: one, key } of criteria) {
        const read = ofOld.safeParse(Object.fromEntries(fieldsOfOld.map((field) => [field, typed[`${field}-${one}`]])))
        if (!read.success) {
          for (const issue of read.error.issues)
            context.addIssue({ ...issue, path: [`${String(issue.path[0])}-${one}`] })
          continue
        }
        const { name, sheet, gone, ...more } = read.data
        if (name === undefined && key === null && gone === 0) wrong(`name-${one}`, 'fields.required')
        lawful(`name-${one}`, name)
        wanted.push({ id: one, key, name: name ?? null, on_group_sheet: sheet, gone: gone === 1, ...more })
      }
      const more = added.safeParse(typed)
      if (!more.success) {
        for (const issue of more.error.issues) context.addIssue({ ...issue })
        return z.NEVER
      }
      const {
        version,
        'name-new': name,
        'group-new': group,
        'weight-new': weightOfNew,
        'position-new': position,
        'sheet-new': sheet,
      } = more.data
      lawful('name-new', name)
      if (name !== undefined)
        wanted.push({
          id: null,
          key: null,
          name,
          group,
          weight: weightOfNew ?? 1,
          position: position ?? places,
          on_group_sheet: sheet,
          gone: false,
        })
      const staying = wanted.filter(({ gone }) => !gone)
      if (staying.length > mostCriteria) wrong('name-new', 'criteria.too-many')
      if (staying.length === 0) wrong('name-new', 'criteria.none-left')
      const onSheet = staying.filter((criterion) => criterion.on_group_sheet === 1)
      if (onSheet.length > mostOnSheet) wrong(`sheet-${onSheet.at(-1)?.id ?? 'new'}`, 'criteria.sheet-too-many')
      return { version, wanted: wanted.toSorted((one, other) => one.position - other.position) }
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

/** Each criterion in words, to hold two versions side by side. @param known every criterion that either version has */
export function describeCriteria(
  wanted: readonly WantedCriterion[],
  known: readonly Criterion[],
  t: Translate,
): Map<string, string> {
  const staying = wanted.filter(({ gone }) => !gone)
  const describe = (one: WantedCriterion) =>
    t(one.on_group_sheet ? 'criteria.described-on-sheet' : 'criteria.described', {
      position: staying.indexOf(one) + 1,
      name: criterionName(one, t),
      group: groupName(one.group, t),
      weight: one.weight,
    })
  const lines = known.map((criterion): [string, string] => {
    const now = staying.find(({ id: one }) => one === criterion.id)
    return [criterionName(criterion, t), now ? describe(now) : t('criteria.removed')]
  })
  const news = staying.filter(({ id: one }) => one === null).map(({ name }) => name ?? '')
  return new Map([...lines, [t('criteria.new'), news.join(', ')]])
}

export const groupName = (group: CriterionGroup, t: Translate): string => t(`criterion.group.${group}`)

export const asWanted = (criteria: readonly Criterion[]): WantedCriterion[] =>
  criteria.map((one, index) => ({ ...one, position: index + 1, gone: false }))
