import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { filesBelow } from './import-graph.ts'

const acts = filesBelow('src/features')
  .filter((file) => /^src\/features\/[^/]+\/acts\//.test(file))
  .map((file) => basename(file, '.ts'))
const text = readFileSync('docs/acts.md', 'utf8')

/** The names in the first column of a table, and those of the last section, which no door calls. */
const rows = text.split('\n').flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1] ?? [])
const parts = text.slice(text.indexOf('## Parts of acts'))
/** `moveInvitation` and `move-invitation` name the same file. */
const fileOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const named = [...rows, parts].flatMap((cell) => [...cell.matchAll(/`([\w-]+)`/g)].map(([, name = '']) => fileOf(name)))

test('docs/acts.md names every act, and nothing that is none', () => {
  expect([...new Set(named)].toSorted()).toEqual(acts.toSorted())
})
