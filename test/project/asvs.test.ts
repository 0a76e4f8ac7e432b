import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { translateInto } from '../../src/web/messages/index.ts'
import { mayRole, permissions, roles, type Permission } from '../../src/web/security/permissions.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const asvs = read('docs/asvs.md')
const security = read('SECURITY.md')

/** A row: number, level, in short, verdict, where, tests. */
const rows = asvs
  .split('\n')
  .filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map(([id = '', level = '', short = '', verdict = '', where = '', tests = '']) => ({
    id,
    level,
    short,
    verdict,
    where,
    tests,
  }))

const met = rows.filter(({ verdict }) => verdict === 'met')

test('every requirement of levels 1 and 2 has its row once, with its level', () => {
  const required = read('test/project/asvs-requirements.txt')
    .split('\n')
    .filter((line) => /^\d/.test(line))
  expect(required).toHaveLength(158)
  expect(rows.map(({ id, level }) => `${id} ${level}`)).toEqual(required)
})

test('every row says in words what was found', () => {
  for (const { id, short, verdict, where } of rows) {
    expect(['met', 'not met', 'not applicable', 'later'], id).toContain(verdict)
    expect(short, id).not.toBe('')
    expect(where, id).not.toBe('')
  }
})

test('every row that is met names a test, and the test is there', () => {
  expect(met.length).toBeGreaterThan(50)
  for (const { id, tests } of met) {
    for (const named of tests.split('<br>')) {
      const [, file = '', title = ''] = /^(\S+\.test\.ts) — (.+)$/.exec(named) ?? []
      expect(file && existsSync(join(root, 'test', file)), `${id}: ${named}`).toBe(true)
      expect(read(`test/${file}`).includes(title), `${id}: ${named}`).toBe(true)
    }
  }
})

test('the rules that have to be written down are', () => {
  for (const heading of ['Fields', 'Limits', 'Files', 'Connections', 'Data']) {
    const section = new RegExp(`^### ${heading}\\n\\n([^#]+)`, 'm').exec(asvs)?.[1] ?? ''
    expect(section.split('\n').filter((line) => line.startsWith('| ')).length, heading).toBeGreaterThan(4)
  }
})

test('SECURITY.md says what the standard wants written down', () => {
  const section = (heading: string) =>
    new RegExp(`^## ${heading}\\n\\n([^]+?)(?=^## |$(?![^]))`, 'm').exec(security)?.[1] ?? ''
  for (const word of [
    'Passwords',
    'Guessing',
    'Sessions',
    'one-time link',
    'API token',
    'RATE_LIMIT',
    'any number of sessions',
  ])
    expect(section('Signing in')).toContain(word)
  for (const word of ['SECRET_KEY', 'HTTPS', 'TRUST_PROXY', 'Backups', 'Updates', 'Rights'])
    expect(section('What the operator does')).toContain(word)
  for (const word of ['Marks', "one's own", 'tokens']) expect(section('Rights')).toContain(word)
  for (const heading of ['Report a fault', 'What is promised, and what shows it', 'What is not promised'])
    expect(section(heading).length, heading).toBeGreaterThan(100)
})

test('SECURITY.md shows the rights as permissions.ts has them', () => {
  const t = translateInto('en')
  const shown = security.split('\n').filter((line) => /^\| .* \(`[a-z-]+\.[a-z-]+`\) \|/.test(line))
  const line = (right: Permission) =>
    `| ${t(`permission.${right}`)} (\`${right}\`) | ${roles.map((role) => (mayRole(role, right) ? 'yes' : '–')).join(' | ')} |`
  expect(security).toContain(`| right | ${roles.map((role) => t(`role.${role}`)).join(' | ')} |`)
  expect(shown).toEqual((Object.keys(permissions) as Permission[]).map(line))
})
