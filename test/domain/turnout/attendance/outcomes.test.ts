import { describe, expect, it } from 'vitest'
import { outcomeWords } from '../../../../src/domain/turnout/attendance/outcome-words.ts'
import { outcomeMeanings, readOutcome, unknownWordings } from '../../../../src/domain/turnout/attendance/outcomes.ts'
import { outcomeWordings } from './outcome-wordings.ts'
import { wordingKey } from '../../../../src/domain/tables/wordings.ts'

describe('an outcome', () => {
  it.each(outcomeWordings)('%j: %s', (text, right) => {
    expect(readOutcome(text)).toBe(right === 'asked' ? 'unreadable' : right)
  })

  it('every word of the lists stands in one of them, as wordings are compared', () => {
    const words = outcomeMeanings.flatMap((meaning) => outcomeWords[meaning])
    expect(words.map(wordingKey)).toEqual(words)
    expect(new Set(words).size).toBe(words.length)
  })

  it('that people have explained is read as they said, in any spelling', () => {
    const explained = new Map([['left voicemail', 'unknown' as const]])
    expect(readOutcome(' Left  VOICEMAIL. ', explained)).toBe('unknown')
    expect(readOutcome('Left message', explained)).toBe('unreadable')
    expect(readOutcome('came', new Map([['came', 'missed' as const]]))).toBe('came')
  })

  it('wordings in no list are counted, those in most rows first', () => {
    expect(unknownWordings(['yes', 'Late cancel', 'Отказ', 'отказ', '', null, 'отказ!'])).toEqual([
      { key: 'отказ', text: 'Отказ', rows: 3 },
      { key: 'late cancel', text: 'Late cancel', rows: 1 },
    ])
    expect(wordingKey('я'.repeat(500))).toHaveLength(100)
  })
})
