import { describe, expect, it } from 'vitest'
import { linesOf, writeLetter } from '../../../src/domain/letters/letter.ts'
import {
  LETTER_PLACEHOLDERS,
  letterTemplates,
  missingPlaceholders,
  type LetterFacts,
} from '../../../src/domain/letters/placeholders.ts'

const nothing = Object.fromEntries(Object.keys(LETTER_PLACEHOLDERS).map((key) => [key, null])) as LetterFacts

describe('a letter', () => {
  it('has headings, lists and paragraphs, without the lines that nothing is known for', () => {
    const body =
      'Hello, {name}!\n\n# Pay\n- Pay: {pay}\n- Bonus: {bonus}\n\n# Terms\n\n- Start: {start}\n\n{signer}\n{position}'
    const letter = writeLetter({ subject: 'Offer', body }, { ...nothing, pay: '1 ₽', signer: 'A. B.' })
    expect(letter).toEqual({
      title: 'Offer',
      blocks: [
        { kind: 'lines', lines: ['Hello!'] },
        { kind: 'heading', lines: ['Pay'] },
        { kind: 'list', lines: ['Pay: 1 ₽'] },
        { kind: 'lines', lines: ['A. B.'] },
      ],
    })
    expect(linesOf(letter)).toEqual(['Offer', 'Hello!', 'Pay', 'Pay: 1 ₽', 'A. B.'])
  })

  it('loses a heading under which nothing is left', () => {
    const letter = writeLetter(
      { subject: 'Offer', body: '# Terms\n- Start: {start}\n\n# Pay\n- {pay}\n\n# More' },
      {
        ...nothing,
        pay: '1 ₽',
      },
    )
    expect(linesOf(letter)).toEqual(['Offer', 'Pay', '1 ₽'])
  })

  it('knows its own placeholders in both languages, and has to name all pay', () => {
    expect(letterTemplates.unknownPlaceholders('{имя} {pay} {Зарплата} {оклад} {link}')).toEqual(['{оклад}', '{link}'])
    expect(missingPlaceholders('{зарплата} {total}')).toEqual(['bonus'])
    expect(missingPlaceholders('{pay} {bonus} {всего}')).toEqual([])
  })
})
