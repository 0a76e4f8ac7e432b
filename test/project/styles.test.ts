import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const files = globSync('views/assets/*.css')

test('all styles together stay under 60 kB, comments apart', () => {
  const rules = files.map((file) => readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, ''))
  expect(Buffer.byteLength(rules.join(''))).toBeLessThan(60_000)
})

test('every class in the styles is used by a page or a script', () => {
  const pages = [...globSync('views/**/*.eta'), ...globSync('src/**/*.ts'), ...globSync('views/assets/*.js')]
  const used = new Set(pages.flatMap((file) => readFileSync(file, 'utf8').match(/[a-z][\w-]*/gi) ?? []))
  const named = files.flatMap((file) => {
    const selectors = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\/|url\([^)]*\)|[\d.]+rem|:[^;{}]*;/gs, '')
    return [...selectors.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)
  })
  // Written by the library that drags cards, by htmx, and put together from a number.
  const elsewhere = /^(sortable|htmx)-|^(tone|on|shade)-\d$/
  expect([...new Set(named)].filter((name) => !used.has(name) && !elsewhere.test(name))).toEqual([])
})

test('the style guide shows the parts that pages are put together from', () => {
  const guide = readFileSync('views/styleguide/all.eta', 'utf8')
  const shown = new Set([...guide.matchAll(/part\('([\w-]+)'/g)].map(([, name]) => name))
  const parts =
    'chart choices count-band day-bands day-squares empty error-summary field icon mark plotted scale steps why'
  expect(parts.split(' ').filter((name) => !shown.has(name))).toEqual([])
})
