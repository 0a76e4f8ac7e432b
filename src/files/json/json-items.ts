import { limits } from '../limits.ts'
import { asTableError, TableError } from '../table-error.ts'

const [quote, comma, openBracket, backslash, closeBracket, openBrace, closeBrace] = [
  0x22, 0x2c, 0x5b, 0x5c, 0x5d, 0x7b, 0x7d,
]

/** As much of the text before a bracket as tells whether it opens the list. */
const lookBack = 50

/**
 * The things a JSON text is about, one after the other, as it streams by: those of a list, those under `items` of a
 * page of results, or one alone. Each is cut out by its brackets and then parsed, so that the whole is never in memory.
 *
 * @throws TableError `broken-text`, `too-deep`, or `too-long` when one of them is longer than any person's
 */
export async function* jsonItems(texts: AsyncIterable<string>): AsyncGenerator {
  // The list's depth in brackets; 0 before it is found, and -1 after its end.
  let [depth, list, inString, escaped, isFirst] = [0, 0, false, false, true]
  // What stands around the list, which must be JSON, too, and what has been read of an item.
  let [around, item] = ['', '']

  for await (const text of texts) {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (inString) {
        if (escaped) escaped = false
        else if (code === backslash) escaped = true
        else if (code === quote) inString = false
      } else if (code === quote) inString = true
      else if (code === openBracket || code === openBrace) {
        depth += 1
        if (depth > limits.jsonDepth) throw new TableError('too-deep')
        if (
          list === 0 &&
          code === openBracket &&
          depth <= 2 &&
          opensList(depth, around.slice(-lookBack) + text.slice(Math.max(from, at - lookBack), at))
        ) {
          around += text.slice(from, at + 1)
          from = at + 1
          list = depth
        }
      } else if (depth === list && (code === comma || code === closeBracket)) {
        item += text.slice(from, at)
        if (code === comma || !isFirst || item.trim() !== '') yield parsed(item)
        ;[item, isFirst, from] = ['', false, code === comma ? at + 1 : at]
        if (code === closeBracket) [list, depth] = [-1, depth - 1]
      } else if (code === closeBracket || code === closeBrace) depth -= 1
    }
    if (list > 0) item += text.slice(from)
    else around += text.slice(from)
    if (item.length + around.length > limits.item) throw new TableError('too-long')
  }
  const alone = parsed(around + item)
  if (list === 0) yield alone
}

const opensList = (depth: number, before: string): boolean =>
  depth === 1 ? before.trim() === '' : /"items"\s*:\s*$/u.test(before)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw asTableError(error, 'broken-text')
  }
}
