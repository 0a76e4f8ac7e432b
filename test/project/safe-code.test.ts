import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

type Source = { name: string; text: string }

const under = (folder: string, ending: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(root, folder, name))
    .map((file) => ({ name: relative(root, file), text: readFileSync(file, 'utf8') }))

const sources = under('src', '.ts')
const scripts = under('views/assets', '.js')
const templates = under('views', '.eta')

const naming = (pattern: RegExp, files: readonly Source[]): string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .sort()

test('no code is made out of text, and no other program is started', () => {
  expect(naming(/\beval\(|new Function\b|node:vm|setTimeout\(['"`]/, [...sources, ...scripts])).toEqual([])
  expect(naming(/child_process|process\.binding|\bexecFile|\bspawn\(/, sources)).toEqual([])
})

test('text becomes SQL in these files only, from names that stand in the code or in the catalogue of the database', () => {
  expect(naming(/sql\.raw\(/, sources)).toEqual([
    'src/db/backup/backup.ts',
    'src/db/bulk.ts',
    'src/db/migrations/0022-webhooks.ts',
    'src/db/migrations/0038-webhook-endpoint-kept.ts',
    'src/features/privacy/acts/erase-candidate.ts',
    'src/features/privacy/reads/copy.ts',
  ])
  expect(naming(/\.(?:prepare|exec|query)\(\s*`[^`]*\$\{/, sources)).toEqual([])
})

test('patterns are made of what stands in the code, never of what somebody typed', () => {
  expect(naming(/new RegExp\(/, sources)).toEqual([
    'src/domain/lawful-text/lawful-phrases.ts',
    'src/domain/pay/read-pay.ts',
    'src/domain/people/candidate/candidate-columns.ts',
    'src/domain/people/candidate/pipeline-headings.ts',
    'src/domain/people/experience.ts',
    'src/domain/tables/dates.ts',
    'src/domain/tables/heading-words.ts',
    'src/web/forms/numbered-fields.ts',
  ])
  expect(naming(/new RegExp\(/, scripts)).toEqual([])
})

test('a template prints unescaped only other templates and the attributes it has written itself', () => {
  const printed = templates.flatMap(({ name, text }) =>
    [...text.matchAll(/<%~\s*([\w.]+)/g)].map((match) => `${name}: ${match[1]}`),
  )
  const others = printed.filter((line) => !/: (part|include|it\.body)$/.test(line))
  expect(others).toEqual(['views/candidates/form.eta: looking'])
  const form = templates.find(({ name }) => name === 'views/candidates/form.eta')?.text
  expect(/const looking = it\.candidate \? '' : '([^']*)' %>/.exec(form ?? '')?.[1]).toMatch(/^hx-post="[^<]*"$/)
})

test('page scripts write texts, not HTML, take no messages from other windows, and load nothing from elsewhere', () => {
  expect(naming(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/, scripts)).toEqual([])
  // A board the server has written, its texts escaped by the template.
  expect(naming(/createContextualFragment/, scripts)).toEqual(['views/assets/board.js'])
  expect(naming(/(?<!tabs)\.(?:onmessage|postMessage)|(?<!tabs\.)addEventListener\('message'/, scripts)).toEqual([])
  expect(naming(/BroadcastChannel/, scripts)).toEqual(['views/assets/page.js'])
  expect(naming(/https?:\/\//, scripts)).toEqual([])
  expect(
    naming(/<(?:script|link|img|iframe|object|embed|video|audio)\b[^>]*(?:src|href|data)="(?:https?:)?\/\//, templates),
  ).toEqual([])
})

test('what a browser keeps are marks of the group sheet that have not arrived, by number', () => {
  expect(naming(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/, scripts)).toEqual([
    'views/assets/sheet.js',
  ])
})

test('secrets come from the generator made for them', () => {
  expect(naming(/Math\.random/, sources)).toEqual([])
})

test('only webhooks call other servers', () => {
  expect(naming(/\bfetch\(|https?\)?\.request\(|net\.connect|tls\.connect/, sources)).toEqual([
    'src/features/webhooks/delivery/send.ts',
  ])
})

test('a field for a password hides it, tells password managers what it is, and lets them paste', () => {
  const fields = templates.flatMap(({ name, text }) =>
    [...text.matchAll(/part\('field', \{ name: '[^']*password[^']*'[^}]*\}/gi)].map(([field]) => ({ name, field })),
  )
  expect(fields.length).toBeGreaterThan(1)
  for (const { name, field } of fields) {
    expect(field, name).toContain("type: 'password'")
    expect(field, name).toMatch(/autocomplete: '(?:current|new)-password'/)
    expect(field, name).not.toContain('maxlength')
  }
  expect(naming(/'paste'|onpaste/, [...scripts, ...templates])).toEqual([])
})
