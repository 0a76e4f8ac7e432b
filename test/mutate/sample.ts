import { Instrumenter } from '@stryker-mutator/instrumenter'

type Source = { name: string; content: string; mutate: true }

const no = () => false
const nothing = () => {}
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Some of the places that can be changed, each as likely as any other, as Stryker names them:
 * `file:line:column-line:column`.
 * Stryker tries every change that lies within a place, so there are some three times as many mutants.
 */
export async function choosePlaces(
  sources: readonly Source[],
  count: number,
  seed: number,
  excludedMutations: readonly string[],
): Promise<string[]> {
  const { mutants } = await new Instrumenter(silent).instrument(sources, {
    plugins: null,
    ignorers: [],
    excludedMutations: [...excludedMutations],
  })
  const ranges = mutants
    .filter(({ status }) => status !== 'Ignored')
    .map(
      ({ fileName, location: { start, end } }) =>
        `${fileName}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`,
    )
  const places = [...new Set(ranges)]
  const next = numbersFrom(seed)
  for (let last = places.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    ;[places[last], places[other]] = [places[other]!, places[last]!]
  }
  return places.slice(0, count)
}
