import {
  candidateFields,
  fieldNames,
  isTextField,
  textFields,
  type CandidateFacts,
  type CandidateField,
  type FactColumns,
  type Intersection,
  type SpecialField,
  type TextField,
} from './fields.ts'

type Fact = keyof CandidateFacts
export type FactColumn = keyof FactColumns

type Stored = { fact: Fact; column: FactColumn; type: 'text' | 'integer' | 'double precision' }

const storedIn = (field: CandidateField) =>
  Object.entries(candidateFields[field].columns).map(([fact, { column, type }]) => ({ fact, column, type }) as Stored)

const stored = fieldNames.flatMap(storedIn)

/** The columns of a field in the table of candidates. */
export function columnsOf(field: CandidateField): FactColumn[] {
  return storedIn(field).map(({ column }) => column)
}

/** The columns of all fields. */
export const factColumns: readonly FactColumn[] = stored.map(({ column }) => column)

export const factColumnTypes = Object.fromEntries(stored.map(({ column, type }) => [column, type])) as Readonly<
  Record<FactColumn, Stored['type']>
>

/** A candidate of whom nothing is known. */
export const noFacts = Object.fromEntries(stored.map(({ fact }) => [fact, null])) as Readonly<CandidateFacts>

/** Some facts by the names of their columns. */
export function toColumns(facts: Partial<CandidateFacts>): Partial<FactColumns> {
  return Object.fromEntries(stored.flatMap(({ fact, column }) => (fact in facts ? [[column, facts[fact]]] : [])))
}

export function factsFrom(row: FactColumns): CandidateFacts {
  return Object.fromEntries(stored.map(({ fact, column }) => [fact, row[column]])) as CandidateFacts
}

/** The values of the fields that are texts, from wherever they stand. */
export function textsFrom<Value>(valueOf: (field: TextField) => Value): Record<TextField, Value> {
  return Object.fromEntries(textFields.map((field) => [field, valueOf(field)])) as Record<TextField, Value>
}

/** One object with what each field has, in the order of the catalogue: special fields may have several properties. */
export function ofAllFields<Special extends Record<SpecialField, object>, Text>(
  special: Special,
  textOf: (field: TextField) => Text,
): Intersection<Special[SpecialField]> & Record<TextField, Text> {
  const parts = fieldNames.map((field) => (isTextField(field) ? { [field]: textOf(field) } : special[field]))
  return Object.assign({}, ...parts) as Intersection<Special[SpecialField]> & Record<TextField, Text>
}

/** What is told and was not known. Something known is never replaced: who wrote it may have known better. */
export function newFacts(known: CandidateFacts, told: CandidateFacts): Partial<CandidateFacts> {
  const fresh = fieldNames
    .map((field) => storedIn(field).map(({ fact }) => fact))
    .filter((facts) => facts.every((fact) => known[fact] === null))
    .flatMap((facts) => facts.filter((fact) => told[fact] !== null))
  return Object.fromEntries(fresh.map((fact) => [fact, told[fact]]))
}
