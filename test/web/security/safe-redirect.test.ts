import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { safeRedirect } from '../../../src/web/security/safe-redirect.ts'

const here = 'https://yavka.example'

const target = oneof(
  string({ unit: 'binary' }),
  array(
    constantFrom(
      '/',
      '//',
      '\\',
      '\t',
      '\n',
      '\r',
      '\0',
      ' ',
      '.',
      '..',
      '%09',
      '%2f',
      '%5c',
      '@',
      ':',
      '?',
      '#',
      'evil.host',
      'https:',
      'javascript:',
      'x',
      'ё',
      '\ud800',
      '\u2028',
      '\u00a0',
    ),
    { maxLength: 8 },
  ).map((parts) => parts.join('')),
  array(constantFrom('/', '\\', '\t', '\n', '.', 'evil.host'), { maxLength: 6 }).map((parts) => `/${parts.join('')}`),
)

test('a redirect target never leads a browser to another site, and is fit for a header', () => {
  assert(
    property(target, (typed) => {
      const safe = safeRedirect(typed)
      expect(new URL(safe, `${here}/a/b`).origin).toBe(here)
      expect(safe).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
      // A browser may read it once more, for instance from a page.
      expect(safeRedirect(safe)).toBe(safe)
    }),
    { numRuns: 20_000 },
  )
})

test('pages of our own are left as they are', () => {
  for (const own of [
    '/',
    '/candidates/5#application-7',
    '/planner?slots=8&rate=known',
    '/vacancies/1/list?q=%D0%B0',
    '/a%09b',
  ])
    expect(safeRedirect(own)).toBe(own)
  for (const other of [
    undefined,
    '',
    'settings',
    '//evil.host',
    '/\\evil.host',
    '/\t/evil.host/x',
    '/\n/evil.host',
    '/.//evil.host',
    'https://evil.host',
    'javascript:alert(1)',
  ]) {
    expect(safeRedirect(other, '/my-day')).toBe('/my-day')
  }
})
