/** Longer fields say nothing that is read. */
const longest = 1000

/** The values of a field of a mail's head, or of a report, in order. */
export type Fields = (name: string) => string[]

/** Reads lines of the kind `Name: value`, which may go on in the next line (RFC 5322, 2.2). */
export function fieldsOf(text: string): Fields {
  const fields = text
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => /^([\w-]+):(.*)$/.exec(line.slice(0, longest)))
    .flatMap((found) => (found ? [{ name: found[1]!.toLowerCase(), value: found[2]!.trim() }] : []))
  return (name) => fields.filter((field) => field.name === name).map(({ value }) => value)
}
