/** A field that reads differently in the form and in what somebody else has saved meanwhile. */
export type Difference = { label: string; mine: string; theirs: string }

/** Compares two descriptions of the same thing, field by field; both list the same labels in the same order. */
export function differences(mine: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): Difference[] {
  return [...mine].flatMap(([label, value]) => {
    const other = theirs.get(label) ?? ''
    return value === other ? [] : { label, mine: value, theirs: other }
  })
}
