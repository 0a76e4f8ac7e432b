import { knownSource, sourceKey } from '../../../domain/people/candidate/sources.ts'
import type { Locale } from '../../../web/texts/locale.ts'
import type { SourceCount } from '../reads/source-counts.ts'

export const sourceOptions = (counts: readonly SourceCount[], { t }: Pick<Locale, 't'>) =>
  counts.map((count) => ({ value: count.source, label: t('sources.counts', count) }))

/** The first sources that are plainly one, ticked, and the name that fits; nothing where there are none. */
export function alikeSources(counts: readonly SourceCount[]): { source?: string[]; name?: string } {
  const groups = Map.groupBy(counts, ({ source }) => sourceKey(knownSource(source)))
  for (const group of groups.values()) {
    const [first] = group
    if (first && group.length > 1) return { source: group.map(({ source }) => source), name: knownSource(first.source) }
  }
  return {}
}
