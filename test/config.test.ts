import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

function mistakeIn(variables: Record<string, string>): unknown {
  try {
    return readConfig(variables)
  } catch (error) {
    return error
  }
}

test.each([
  ['PORT', { PORT: 'abc' }],
  ['RATE_LIMIT', { RATE_LIMIT: '-1' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }],
  ['SECRET_KEY', { DATABASE_URL: 'postgres://127.0.0.1/x', SECRET_KEY: '' }],
  ['SECRET_KEY_OLD', { SECRET_KEY_OLD: `${'k'.repeat(32)},short` }],
  ['TRUST_PROXY', { TRUST_PROXY: 'yes' }],
  ['TRUST_PROXY', { TRUST_PROXY: '-1' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.0/33' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.2, proxy.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'yavka' }],
  ['SMTP_URL', { SMTP_URL: 'mail' }],
])('a wrong value of %s is a mistake named in one line', (name, variables) => {
  const mistake = mistakeIn({ DATABASE_URL: 'sqlite::memory:', ...variables })
  expect(mistake).toBeInstanceOf(ConfigError)
  expect((mistake as ConfigError).message).toMatch(new RegExp(`^${name}: .+$`))
})
