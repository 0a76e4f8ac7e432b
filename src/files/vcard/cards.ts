import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'

/**
 * The cards of an address book as lists of lines, without BEGIN and END, as the text streams by. Null for one that
 * never ends: the next one begins before it does, or the file is over.
 *
 * @throws TableError `too-long` when one is longer than a card with a picture
 */
export async function* cardsOf(texts: AsyncIterable<string>): AsyncGenerator<string[] | null> {
  let card: string[] | null = null
  let length = 0
  for await (const line of linesOf(texts)) {
    if (/^begin:vcard\s*$/iu.test(line)) {
      if (card) yield null
      ;[card, length] = [[], 0]
    } else if (card && /^end:vcard\s*$/iu.test(line)) {
      yield card
      card = null
    } else if (card) {
      card.push(line)
      length += line.length
      if (length > limits.item) throw new TableError('too-long')
    }
  }
  if (card) yield null
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
