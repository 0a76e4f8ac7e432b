import { columnsOf, type FactColumn } from './candidate/candidate-facts.ts'
import { candidateFields, fieldNames, type CandidateField } from './candidate/fields.ts'

/** What a merge has to choose between when two candidates differ in it. */
export type MergedField = 'name' | CandidateField

/** The columns of a candidate that hold these fields. */
export type MergedColumn = 'name' | FactColumn
export type Facts = Record<MergedColumn, string | number | null>

export const mergedFields: readonly MergedField[] = ['name', ...fieldNames]

export function mergedColumns(field: MergedField): MergedColumn[] {
  return field === 'name' ? ['name'] : columnsOf(field)
}

/** Whether the two texts can stand one after the other, so that neither is lost. */
export function isJoinable(field: MergedField): boolean {
  return field !== 'name' && candidateFields[field].merge === 'one-or-both'
}

export type Choice = 'kept' | 'other' | 'both'
export type Choices = Record<MergedField, Choice>

const valuesOf = (field: MergedField, facts: Facts) => mergedColumns(field).map((column) => facts[column])
const isEmpty = (field: MergedField, facts: Facts) => valuesOf(field, facts).every((value) => value === null)
const isSame = (field: MergedField, one: Facts, other: Facts) =>
  String(valuesOf(field, one)) === String(valuesOf(field, other))
const length = (field: MergedField, facts: Facts) => valuesOf(field, facts).join('').length

/** The fields in which both know something, and not the same: those a person has to decide. */
export const disputed = (kept: Facts, other: Facts): MergedField[] =>
  mergedFields.filter((field) => !isEmpty(field, kept) && !isEmpty(field, other) && !isSame(field, kept, other))

/**
 * What is taken unless somebody chooses: what is known at all, both of two texts, the longer of two names, else what
 * was there.
 */
export function fuller(kept: Facts, other: Facts): Choices {
  const choice = (field: MergedField): Choice => {
    if (isEmpty(field, kept) && !isEmpty(field, other)) return 'other'
    if (!disputed(kept, other).includes(field)) return 'kept'
    if (isJoinable(field)) return 'both'
    return field === 'name' && length(field, other) > length(field, kept) ? 'other' : 'kept'
  }
  return Object.fromEntries(mergedFields.map((field) => [field, choice(field)])) as Choices
}

/** The facts of the one who is kept, field by field as chosen. */
export function mergeFacts(kept: Facts, other: Facts, choices: Choices): Facts {
  const merged = { ...kept }
  for (const field of mergedFields) {
    for (const column of mergedColumns(field)) {
      if (choices[field] === 'other') merged[column] = other[column]
      if (choices[field] === 'both')
        merged[column] = [kept[column], other[column]].filter((text) => text !== null).join('\n')
    }
  }
  return merged
}
