import { circlesOf, featureOf, fileGraph, floorsOf, grouped, reachableFrom, type Graph } from './import-graph.ts'

export const pictureFile = new URL('../../docs/architecture.svg', import.meta.url)

const box = { width: 132, height: 34, gapX: 16, gapY: 58 }
const margin = 24
const mostInRow = 8
const ground = ['web', 'files', 'db', 'domain']

type Place = { name: string; x: number; y: number }

/** The features as floors over what they all stand on, with lines for the imports between features. */
export function architectureSvg(): string {
  const features = grouped(fileGraph(), featureOf)
  const inCircle = new Set(circlesOf(features).flat())
  const floors = floorsOf(features).toReversed().flatMap(inRows)
  const rows = [['server.ts · cli.ts · demo.ts'], ['app.ts'], ...floors, ground]
  const widest = Math.max(...rows.map((row) => row.length))
  const width = 2 * margin + widest * (box.width + box.gapX) - box.gapX
  const height = 2 * margin + rows.length * (box.height + box.gapY) - box.gapY
  const places = rows.flatMap((row, floor) => placesOf(row, floor, width))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>The features of Yavka, each above what it imports</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...linesBetween(withoutShortCuts(features), places),
    ...places.map((place) => boxOf(place, inCircle.has(place.name))),
    '</svg>',
    '',
  ].join('\n')
}

/** A floor with many features in several rows, so that the picture stays readable. */
function inRows(floor: readonly string[]): string[][] {
  const rows = Math.ceil(floor.length / mostInRow)
  const length = Math.ceil(floor.length / rows)
  return Array.from({ length: rows }, (_, row) => floor.slice(row * length, (row + 1) * length))
}

function placesOf(row: readonly string[], floor: number, width: number): Place[] {
  const taken = row.length * (box.width + box.gapX) - box.gapX
  const left = (width - taken) / 2
  return row.map((name, index) => ({
    name,
    x: left + index * (box.width + box.gapX),
    y: margin + floor * (box.height + box.gapY),
  }))
}

/** Leaves out an import where a way over another feature leads to the same one: its line would say nothing new. */
function withoutShortCuts(features: Graph): Graph {
  const circleOf = new Map(circlesOf(features).flatMap((circle) => circle.map((name) => [name, circle] as const)))
  const inOneCircle = (one: string, other: string) => circleOf.get(one)?.includes(other) ?? false
  const isShortCut = (from: string, to: string, targets: ReadonlySet<string>) =>
    [...targets].some(
      (over) =>
        over !== to && !inOneCircle(from, over) && !inOneCircle(over, to) && reachableFrom(features, over).has(to),
    )
  return new Map(
    [...features].map(([from, targets]) => [
      from,
      new Set([...targets].filter((to) => !isShortCut(from, to, targets))),
    ]),
  )
}

function linesBetween(features: Graph, places: readonly Place[]): string[] {
  const placeOf = new Map(places.map((place) => [place.name, place]))
  return [...features].flatMap(([from, targets]) =>
    [...targets].toSorted().flatMap((to) => {
      const [upper, lower] = [placeOf.get(from), placeOf.get(to)]
      if (!upper || !lower) return []
      const [x1, y1] = [upper.x + box.width / 2, upper.y + box.height]
      const [x2, y2] = [lower.x + box.width / 2, lower.y]
      return [`<path d="M${x1} ${y1} C${x1} ${y1 + 30} ${x2} ${y2 - 30} ${x2} ${y2}" fill="none" stroke="#8aa0b4"/>`]
    }),
  )
}

/** A box of a circle, which has no place below or above the others, has a dashed red border. */
function boxOf({ name, x, y }: Place, isInCircle: boolean): string {
  const border = isInCircle ? 'stroke="#b3261e" stroke-dasharray="5 3"' : 'stroke="#35566e"'
  const isWide = name.length > 20
  const width = isWide ? 2 * box.width : box.width
  const left = isWide ? x - box.width / 2 : x
  return (
    `<g><rect x="${left}" y="${y}" width="${width}" height="${box.height}" rx="6" fill="#eef4f8" ${border}/>` +
    `<text x="${x + box.width / 2}" y="${y + 22}" text-anchor="middle" fill="#12202b">${name}</text></g>`
  )
}
