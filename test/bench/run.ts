import { readdirSync } from 'node:fs'
import type { Figure } from '../support/figures.ts'

/** Every file beside this one measures its own figures against a baseline of the same run. */
const modules = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .toSorted()

const args = process.argv.slice(2)
const json = args.includes('--json')
const wanted = args.filter((arg) => arg !== '--json')
const unknown = wanted.filter((name) => !modules.includes(name))

if (unknown.length > 0) {
  console.error(`No such benchmark: ${unknown.join(', ')}. There are: ${modules.join(', ')}`)
  process.exitCode = 1
} else {
  const figures: (Figure & { module: string })[] = []
  for (const module of wanted.length > 0 ? wanted : modules) {
    const { default: measure } = (await import(`./${module}.ts`)) as { default: () => Promise<Figure[]> }
    for (const figure of await measure()) figures.push({ module, ...figure })
  }
  if (json) console.log(JSON.stringify(figures, null, 2))
  else
    console.table(
      figures.map((row) => ({ ...row, ratio: Number(row.ratio.toPrecision(3)), ms: Number(row.ms.toPrecision(3)) })),
    )
}
