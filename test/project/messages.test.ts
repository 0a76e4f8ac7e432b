import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../../src/web/messages/en/index.ts'

const root = join(import.meta.dirname, '../..')

const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, folder, name))

const templates = filesUnder('views', '.eta').map((file) => readFileSync(file, 'utf8'))
const sources = filesUnder('src', '.ts')
  .filter((file) => !file.includes('/web/messages/'))
  .map((file) => readFileSync(file, 'utf8'))
const keys = Object.keys(en)

test('every message that a template names exists', () => {
  const named = templates.flatMap((text) => [...text.matchAll(/\bt\('([^']+)'[,)]/g)].map((match) => match[1] ?? ''))
  expect(named.filter((key) => !keys.includes(key))).toEqual([])
})

test('every message is used somewhere', () => {
  const everything = [...templates, ...sources].join('\n')
  // Keys put together at run time begin with a prefix that stands in the code: t('role.' + …) or t(`role.${…}`).
  const prefixes = [...everything.matchAll(/['"`]([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*[.-])(?:['"`$])/g)].map(
    (match) => match[1] ?? '',
  )
  const unused = keys.filter(
    (key) => !everything.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  )
  expect(unused).toEqual([])
})

test('no visible text stands in templates or features', () => {
  const cyrillic = /\p{Script=Cyrillic}/u
  const withText = filesUnder('views', '.eta').filter(
    (file) =>
      !file.includes('styleguide') && cyrillic.test(readFileSync(file, 'utf8').replaceAll(/<%\/\*.*?\*\/%>/gs, '')),
  )
  expect(withText).toEqual([])
})

test('no page carries script or style of its own', () => {
  expect(templates.filter((text) => /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/.test(text))).toEqual([])
})
