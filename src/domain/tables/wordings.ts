import { type Cell, cellLine, shortened } from './cells.ts'

/** Longer than any wording; a database's index has to hold it. */
const longest = 100

/** The spelling that a wording shares with its others: lower case, no marks at its ends, "no-show" as "no show". */
export function wordingKey(cell: Cell | undefined): string {
  const text = (cellLine(cell) ?? '').normalize('NFKC').toLowerCase().replaceAll('ё', 'е')
  const plain = text
    .replace(/['’‘`]/gu, '')
    .replaceAll('\ufe0f', '')
    .replace(/(?<=\p{L})[-–—_](?=\p{L})/gu, ' ')
    .replace(/(?<=\p{L}),(?= )/gu, '')
    .replace(/^[\s"«».,;:!()]+|[\s"«».,;:!()]+$/gu, '')
    .replace(/^(\d+)[.,]0+$/u, '$1')
  return shortened(plain, longest)
}

/** A wording of a file: as it stands there first, and in how many rows. */
export type Wording = { key: string; text: string; rows: number }

/** Gathers the wordings of a column, those in most rows first. */
export function wordingCounter() {
  const found = new Map<string, Wording>()
  return {
    add(key: string, text: string): void {
      const known = found.get(key)
      if (known) known.rows += 1
      else found.set(key, { key, text: shortened(text, longest), rows: 1 })
    },
    wordings: (): Wording[] => [...found.values()].toSorted((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1)),
  }
}
