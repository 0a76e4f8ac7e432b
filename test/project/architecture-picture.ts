import { featureOf, fileGraph, floorsOf, grouped, type Graph } from './import-graph.ts'

export const pictureFile = new URL('../../docs/architecture.svg', import.meta.url)

const box = { width: 132, height: 34, gapX: 16, gapY: 58 }
const margin = 24
const ground = ['web', 'files', 'db', 'domain']

type Place = { name: string; x: number; y: number }

/** The features as floors over what they all stand on, with a line for each import between features. */
export function architectureSvg(): string {
  const features = grouped(fileGraph(), featureOf)
  const { floors, circle } = floorsOf(features)
  if (circle.length > 0) throw new Error(`Features in a circle: ${circle.join(', ')}`)
  const rows = [['server.ts · cli.ts · demo.ts'], ['app.ts'], ...floors.toReversed(), ground]
  const widest = Math.max(...rows.map((row) => row.length))
  const width = 2 * margin + widest * (box.width + box.gapX) - box.gapX
  const height = 2 * margin + rows.length * (box.height + box.gapY) - box.gapY
  const places = rows.flatMap((row, floor) => placesOf(row, floor, width))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    `<title>The features of Yavka, each above what it imports</title>`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    ...linesBetween(features, places),
    ...places.map(boxOf),
    '</svg>',
    '',
  ].join('\n')
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

function boxOf({ name, x, y }: Place): string {
  const width = name.length > 16 ? 2 * box.width : box.width
  const left = name.length > 16 ? x - box.width / 2 : x
  return (
    `<g><rect x="${left}" y="${y}" width="${width}" height="${box.height}" rx="6" fill="#eef4f8" stroke="#35566e"/>` +
    `<text x="${x + box.width / 2}" y="${y + 22}" text-anchor="middle" fill="#12202b">${name}</text></g>`
  )
}
