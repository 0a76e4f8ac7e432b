import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { TableError } from '../table-error.ts'

/** What is heard while a part of a workbook is read. Names are without their prefixes: some programs write `x:row`. */
export type Listener = {
  opened?: (name: string, attributes: Record<string, string>) => void
  closed?: (name: string) => void
  text?: (text: string) => void
}

/**
 * Reads XML as it streams by; after each piece of it the caller has its turn. Entities of its own are unknown to this
 * parser.
 *
 * @throws TableError `too-large` when one text or tag is longer than anybody's, before it is all in memory; `too-deep`
 */
export async function* xmlEvents(
  bytes: AsyncIterable<Buffer>,
  { opened, closed, text }: Listener,
): AsyncGenerator<void> {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  let [length, depth] = [0, 0]
  parser.on('opentag', ({ name, attributes }) => {
    length = 0
    depth += 1
    if (depth > limits.xmlDepth) throw new TableError('too-deep')
    opened?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    closed?.(local(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of bytes) {
    length += chunk.length
    parser.write(decoder.decode(chunk, { stream: true }))
    if (length > limits.item) throw new TableError('too-large')
    yield
  }
  parser.close()
  yield
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads it to its end. */
export async function readXml(bytes: AsyncIterable<Buffer> | null, listener: Listener): Promise<void> {
  if (bytes === null) return
  for await (const _ of xmlEvents(bytes, listener));
}
