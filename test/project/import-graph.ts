import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What each file or feature imports; everything that occurs is a key. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Imports of types count, too: they also decide what must be read to understand a file. */
const importPattern = /(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g

/** The TypeScript files below a folder of the project, as paths from its root. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).split(sep).join('/'))
    .toSorted()

export const readSource = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Which file of `src` imports which. */
export function fileGraph(): Graph {
  const files = filesBelow('src')
  return new Map(
    files.map((file) => {
      const targets = [...readSource(file).matchAll(importPattern)].map(([, target]) =>
        normalize(join(dirname(file), target as string)),
      )
      return [file, new Set(targets)]
    }),
  )
}

/** `candidates` of `src/features/candidates/acts/create.ts`; null outside the features. */
export const featureOf = (file: string): string | null => /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? null

/** The same graph between groups of files; imports within a group are left out, files without a group, too. */
export function grouped(graph: Graph, groupOf: (file: string) => string | null): Graph {
  const groups = new Map<string, Set<string>>()
  for (const [file, targets] of graph) {
    const group = groupOf(file)
    if (group === null) continue
    const known = groups.get(group) ?? new Set()
    groups.set(group, known)
    for (const target of targets) {
      const other = groupOf(target)
      if (other !== null && other !== group) known.add(other)
    }
  }
  return groups
}

/**
 * The nodes as floors, the ground floor first: a node stands one floor above the highest of what it imports.
 * What is part of a circle, or imports one, has no floor and is returned as `circle`.
 */
export function floorsOf(graph: Graph): { floors: string[][]; circle: string[] } {
  const floors: string[][] = []
  const placed = new Set<string>()
  const stands = (node: string) => placed.has(node) || !graph.has(node)
  for (;;) {
    const ready = [...graph.keys()].filter((node) => !placed.has(node) && [...(graph.get(node) ?? [])].every(stands))
    if (ready.length === 0) break
    floors.push(ready.toSorted())
    for (const node of ready) placed.add(node)
  }
  return { floors, circle: [...graph.keys()].filter((node) => !placed.has(node)).toSorted() }
}
