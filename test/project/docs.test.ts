import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { variableNames } from '../../src/config.ts'
import manifest from '../../package.json' with { type: 'json' }

const pages = [...globSync('*.md'), ...globSync('docs/**/*.md')]

describe('the documents', () => {
  it.each(pages)('%s links to files that exist', (page) => {
    const targets = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const files = targets
      .filter((target) => !/^(https?:|mailto:|#)/.test(target))
      .map((target) => target.split('#')[0]!)
    expect(files.filter((file) => !existsSync(join(dirname(page), file)))).toEqual([])
  })

  /** NOUN stands for any feature. */
  it.each(pages)('%s names files of the project that exist', (page) => {
    const named = [...readFileSync(page, 'utf8').matchAll(/`((?:src|test|views|data|docs)\/[\w./-]+\.\w+)`/g)]
    expect(named.map(([, file = '']) => file).filter((file) => !file.includes('NOUN') && !existsSync(file))).toEqual([])
  })
})

/** NODE_ENV is known to every Node program and not ours to explain. */
test('.env.example names the variables that the configuration reads', () => {
  const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(new Set(named)).toEqual(new Set(variableNames.filter((name) => name !== 'NODE_ENV')))
})

test('README and package.json ask for the same version of Node', () => {
  const [, least] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? []
  expect(readFileSync('README.md', 'utf8')).toContain(`Node ${least} or newer`)
})
