import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { isSigned, linkToken, numberOf } from '../../../src/web/links/link-token.ts'

const key = 'a key of today with thirty-two characters'
const before = 'a key of last year with thirty-two characters'

/** A server with one key, and the keys of before that it still knows. */
const server = (of: string, old = '') => ({
  config: readConfig({ SECRET_KEY: of, SECRET_KEY_OLD: old }),
  sessionKey: createHash('sha256').update(of).digest(),
})
const linked = { number: 123_456, generation: 0 }

describe('a token that is kept nowhere', () => {
  test('names its number and is short enough for a text message', () => {
    const token = linkToken(server(key), 'reply', linked)
    expect(token).toMatch(/^2n9c\.[\w-]{16}$/)
    expect(numberOf(token)).toBe(123_456)
  })

  test('is good for its number, generation and purpose alone', () => {
    const ours = server(key)
    const token = linkToken(ours, 'reply', linked)
    expect(isSigned(ours, 'reply', token, linked)).toBe(true)
    expect(isSigned(ours, 'reply', token, { ...linked, generation: 1 })).toBe(false)
    expect(isSigned(ours, 'reply', token, { ...linked, number: 123_457 })).toBe(false)
    expect(isSigned(ours, 'feed', token, linked)).toBe(false)
    expect(isSigned(server(before), 'reply', token, linked)).toBe(false)
  })

  test('stays good when the key is changed, for as long as the old one is known', () => {
    const token = linkToken(server(before), 'reply', linked)
    expect(isSigned(server(key, before), 'reply', token, linked)).toBe(true)
    expect(isSigned(server(key), 'reply', token, linked)).toBe(false)
    expect(linkToken(server(key, before), 'reply', linked)).toBe(linkToken(server(key), 'reply', linked))
  })

  test.each(['', '.', 'x', '2n9c', '2n9c.', '02n9c.abcdefghijklmnop', `${'z'.repeat(30)}.abcdefghijklmnop`, '1.a/b'])(
    'is not read out of %j',
    (token) => {
      expect(numberOf(token)).toBeNull()
      expect(isSigned(server(key), 'reply', token, linked)).toBe(false)
    },
  )
})
