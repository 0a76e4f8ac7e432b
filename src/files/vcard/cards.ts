import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'

/**
 * The cards of an address book as lists of lines, without BEGIN and END, as the text streams by: one for every BEGIN.
 * One that never ends is over where the next one begins, or with the file. In a file that was indented the lines are
 * moved to the left as far as BEGIN is.
 *
 * @throws TableError `too-long` when one is longer than a card with a picture
 */
export async function* cardsOf(texts: AsyncIterable<string>): AsyncGenerator<string[]> {
  let card: string[] | null = null
  let [indent, length] = ['', 0]
  for await (const line of linesOf(texts)) {
    const begun = /^([\ufeff\s]*)begin:\s*vcard\s*$/iu.exec(line)
    if (begun) {
      if (card) yield card
      ;[card, indent, length] = [[], begun[1]?.replace('\ufeff', '') ?? '', 0]
    } else if (card && /^\s*end:\s*vcard\s*$/iu.test(line)) {
      yield card
      card = null
    } else if (card) {
      card.push(line.startsWith(indent) ? line.slice(indent.length) : line)
      length += line.length
      if (length > limits.item) throw new TableError('too-long')
    }
  }
  if (card) yield card
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let [begun, length, isHalfEnd]: [string[], number, boolean] = [[], 0, false]
  for await (const text of texts) {
    const [first = '', ...others] = (isHalfEnd && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n|\n|\r/u)
    isHalfEnd = text.endsWith('\r')
    begun.push(first)
    length += first.length
    if (length > limits.item) throw new TableError('too-long')
    const last = others.pop()
    if (last === undefined) continue
    yield begun.join('')
    yield* others
    ;[begun, length] = [[last], last.length]
  }
  yield begun.join('')
}
