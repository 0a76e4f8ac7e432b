/** Facts of a candidate that a merge has to choose between; those in one list only make sense together. */
export const mergedFields = {
  name: ['name'],
  city: ['city_id', 'city_other'],
  source: ['source'],
  experience: ['experience_months'],
  education: ['education'],
  skills: ['skills'],
  languages: ['languages'],
  expectedPay: ['expected_pay', 'pay_basis'],
  note: ['note'],
} as const

export type MergedField = keyof typeof mergedFields
export type FactColumn = (typeof mergedFields)[MergedField][number]
export type Facts = Record<FactColumn, string | number | null>

/** Texts that can stand one after the other, so that neither is lost. */
export const joinable: readonly MergedField[] = ['skills', 'languages', 'note']

export type Choice = 'kept' | 'other' | 'both'
export type Choices = Record<MergedField, Choice>

export const fieldNames = Object.keys(mergedFields) as MergedField[]

const valuesOf = (field: MergedField, facts: Facts) => mergedFields[field].map((column) => facts[column])
const isEmpty = (field: MergedField, facts: Facts) => valuesOf(field, facts).every((value) => value === null)
const isSame = (field: MergedField, one: Facts, other: Facts) =>
  String(valuesOf(field, one)) === String(valuesOf(field, other))
const length = (field: MergedField, facts: Facts) => String(facts[mergedFields[field][0]] ?? '').length

/** The fields in which both know something, and not the same: those a person has to decide. */
export const disputed = (kept: Facts, other: Facts): MergedField[] =>
  fieldNames.filter((field) => !isEmpty(field, kept) && !isEmpty(field, other) && !isSame(field, kept, other))

/**
 * What is taken unless somebody chooses: what is known at all, both of two texts, the longer of two names, else what
 * was there.
 */
export function fuller(kept: Facts, other: Facts): Choices {
  const choice = (field: MergedField): Choice => {
    if (isEmpty(field, kept) && !isEmpty(field, other)) return 'other'
    if (!disputed(kept, other).includes(field)) return 'kept'
    if (joinable.includes(field)) return 'both'
    return field === 'name' && length(field, other) > length(field, kept) ? 'other' : 'kept'
  }
  return Object.fromEntries(fieldNames.map((field) => [field, choice(field)])) as Choices
}

/** The facts of the one who is kept, field by field as chosen. */
export function mergeFacts(kept: Facts, other: Facts, choices: Choices): Facts {
  const merged = { ...kept }
  for (const field of fieldNames) {
    for (const column of mergedFields[field]) {
      if (choices[field] === 'other') merged[column] = other[column]
      if (choices[field] === 'both')
        merged[column] = [kept[column], other[column]].filter((text) => text !== null).join('\n')
    }
  }
  return merged
}
