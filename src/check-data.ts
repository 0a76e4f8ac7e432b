import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Temporal } from 'temporal-polyfill'
import { staleData, type DataFile } from './domain/pay/law/stale-data.ts'
import { teamZone } from './web/texts/team-zone.ts'

/**
 * Names the files of data/ whose figures end before this year, and where newer ones are published; exit code 1 if there
 * are any.
 */
const folder = fileURLToPath(new URL('../data/', import.meta.url))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name): DataFile => ({ name, content: JSON.parse(readFileSync(folder + name, 'utf8')) as DataFile['content'] }))
const stale = staleData(files, Temporal.Now.plainDateISO(teamZone).year)

for (const { name, newest, expected, publishedAt } of stale) {
  console.log(`data/${name}: newest figure ${newest}, expected ${expected}. Published at: ${publishedAt.join(', ')}`)
}
if (stale.length === 0) console.log('data/ is up to date')
process.exitCode = stale.length > 0 ? 1 : 0
