import * as fc from 'fast-check'
import type { Db } from '../../../src/db/open.ts'
import { kinds, type Kind } from '../../../src/features/imports/kinds.ts'
import { changed, changes, type Change } from './changes.ts'
import { loadAndLook, type Seen } from './check.ts'
import type { Original } from './corpus.ts'

type Case = { file: Original; kind: Kind; change: Change[] }

/** From every folder as many; mostly as what it is, sometimes as something else. */
function cases(files: readonly Original[]): fc.Arbitrary<Case> {
  const groups = [...Map.groupBy(files, ({ name }) => name.split('/')[0] ?? '').values()]
  return fc
    .record({
      file: fc.oneof(...groups.map((group) => fc.constantFrom(...group))),
      other: fc.option(fc.constantFrom(...kinds), { freq: 9 }),
      change: changes,
    })
    .map(({ file, other, change }) => ({
      file,
      kind: other === null || other === undefined ? file.kind : other,
      change,
    }))
}

export type Fault = { what: string; file: string; kind: Kind; change: Change[]; seed: number }

/** What was seen of all files together. */
export type Total = { files: number; refused: Map<string, number>; rows: number; taken: number; setAside: number }

/**
 * Changes files, loads each into a base of its own, and looks at what came of it. The first fault of a kind is brought
 * down to the least change that shows it.
 *
 * @param onBase gives an empty base to work on
 */
export async function fuzzFiles(
  files: readonly Original[],
  { runs, seed }: { runs: number; seed: number },
  onBase: <T>(work: (db: Db) => Promise<T>) => Promise<T>,
  told: (fault: Fault) => void = () => {},
): Promise<{ faults: Fault[]; total: Total }> {
  const total: Total = { files: 0, refused: new Map(), rows: 0, taken: 0, setAside: 0 }
  const faults: Fault[] = []
  const kindsOfFault = new Set<string>()
  const look = async ({ file, kind, change }: Case): Promise<Seen> => {
    const bytes = await changed(file.bytes, change)
    return onBase((db) => loadAndLook(db, bytes, kind))
  }
  for (let run = 0; run < runs; run += 1) {
    const one = { numRuns: 1, seed: seed + run }
    const [drawn] = fc.sample(cases(files), one)
    if (!drawn) continue
    total.files += 1
    try {
      const seen = await look(drawn)
      if (seen.refused !== null) total.refused.set(seen.refused, (total.refused.get(seen.refused) ?? 0) + 1)
      total.rows += seen.rows
      total.taken += seen.taken
      total.setAside += seen.setAside
    } catch (error) {
      const what = wordOf(error)
      const fault = { what, file: drawn.file.name, kind: drawn.kind, change: drawn.change, seed: seed + run }
      faults.push(fault)
      const isNew = !kindsOfFault.has(sortOf(what))
      kindsOfFault.add(sortOf(what))
      told(isNew ? await least(fault) : fault)
    }
  }
  return { faults, total }

  async function least(fault: Fault): Promise<Fault> {
    const { counterexample, errorInstance } = await fc.check(
      fc.asyncProperty(cases(files), async (drawn) => {
        await look(drawn)
      }),
      { numRuns: 1, seed: fault.seed },
    )
    const [drawn] = counterexample ?? []
    return drawn
      ? { ...fault, what: wordOf(errorInstance), file: drawn.file.name, kind: drawn.kind, change: drawn.change }
      : fault
  }
}

const wordOf = (error: unknown): string =>
  error instanceof Error
    ? error.name === 'Error' && error.stack && !/Wrong/u.test(error.constructor.name)
      ? error.stack.split('\n').slice(0, 5).join(' | ')
      : error.message
    : String(error)

/** Faults that differ in figures only are of one sort. */
const sortOf = (what: string): string => what.replace(/[\d"'+ ]+/gu, ' ').slice(0, 60)
