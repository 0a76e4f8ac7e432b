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

/** The circles of a graph: groups of nodes that all reach one another, each group and the list in order. */
export function circlesOf(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((node) => [node, reachableFrom(graph, node)]))
  const circles = new Map<string, string[]>()
  for (const [node, targets] of reached) {
    const circle = [...targets].filter((other) => reached.get(other)?.has(node)).toSorted()
    if (circle.includes(node)) circles.set(circle.join(), circle)
  }
  return [...circles.values()].toSorted((one, other) => one.join().localeCompare(other.join()))
}

/** Everything that a node imports, directly or by way of others. */
export function reachableFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set<string>()
  const waiting = [...(graph.get(start) ?? [])]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    waiting.push(...(graph.get(node) ?? []))
  }
  return reached
}

/**
 * The nodes as floors, the ground floor first: a node stands one floor above the highest of what it imports. The nodes
 * of a circle stand on one floor.
 */
export function floorsOf(graph: Graph): string[][] {
  const circleOf = new Map(circlesOf(graph).flatMap((circle) => circle.map((node) => [node, circle] as const)))
  const membersOf = (node: string) => circleOf.get(node) ?? [node]
  const floorOf = new Map<string, number>()
  const findFloor = (node: string): number => {
    const known = floorOf.get(node)
    if (known !== undefined) return known
    const members = membersOf(node)
    const below = members.flatMap((member) => [...(graph.get(member) ?? [])].filter((one) => !members.includes(one)))
    const floor = below.length === 0 ? 0 : 1 + Math.max(...below.map(findFloor))
    for (const member of members) floorOf.set(member, floor)
    return floor
  }
  const floors: string[][] = []
  for (const node of [...graph.keys()].toSorted()) (floors[findFloor(node)] ??= []).push(node)
  return floors
}
