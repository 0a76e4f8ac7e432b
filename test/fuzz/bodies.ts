import type { Random } from '../../src/demo/random.ts'
import { someFile, type FuzzFile } from './files.ts'
import type { PageForm } from './forms.ts'
import { brokenJson, fieldName, hostileText, malformedPiece, plainText, someJson, someText } from './values.ts'

export type Body = { payload: string | Buffer; type: string }

/** Names and texts in the order sent; a name may come twice. */
export type Pairs = [string, string][]

/** What a page's own form sends, with a few of its fields as nobody would fill them in. */
export function filledIn(form: PageForm, random: Random): Pairs {
  const pairs: Pairs = []
  const wrong = random.pick([0.02, 0.1, 0.4])
  for (const { name, value, options, file } of form.fields) {
    if (file) continue
    const [first, ...rest] = options
    if (name === '_csrf') pairs.push([name, random.chance(0.03) ? hostileText(random) : value])
    else if (random.chance(wrong / 2)) continue
    else if (random.chance(wrong)) pairs.push([name, hostileText(random)])
    else if (first !== undefined && random.chance(0.6)) pairs.push([name, random.pick([first, ...rest])])
    else pairs.push([name, value === '' && random.chance(0.7) ? plainText(random) : value])
    if (random.chance(wrong / 3)) pairs.push([name, someText(random)])
  }
  if (random.chance(0.1)) pairs.push([fieldName(random, []), someText(random)])
  return pairs
}

const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

export function urlEncoded(pairs: Pairs, random: Random): string {
  const whole = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  return random.chance(0.03) ? whole + malformedPiece(random) : whole
}

const boundary = 'yavka-fuzz'

export function multipart(pairs: Pairs, file: FuzzFile | null, random: Random): Body {
  const parts: Buffer[] = pairs.map(([name, value]) =>
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"\r\n\r\n${value}\r\n`,
    ),
  )
  if (file) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.filename.replaceAll(/["\r\n]/g, '')}"\r\ncontent-type: application/octet-stream\r\n\r\n`
    parts.push(Buffer.from(head), file.bytes, Buffer.from('\r\n'))
  }
  const whole = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  const payload = random.chance(0.05) ? whole.subarray(0, random.between(0, whole.length)) : whole
  return { payload, type: random.chance(0.03) ? 'multipart/form-data' : `multipart/form-data; boundary=${boundary}` }
}

/** A form as its page would send it, or as another kind of body. */
export function formBody(pairs: Pairs, isMultipart: boolean, random: Random): Body {
  const way = random.between(0, 19)
  if (way === 0) return { payload: JSON.stringify(Object.fromEntries(pairs)), type: 'application/json' }
  if (way === 1)
    return {
      payload: urlEncoded(pairs, random),
      type: random.pick([
        'text/plain',
        'application/xml',
        '',
        'application/x-www-form-urlencoded; charset=utf-7',
        'multipart/form-data',
      ]),
    }
  if (isMultipart || way === 2) return multipart(pairs, random.chance(0.9) ? someFile(random) : null, random)
  return { payload: urlEncoded(pairs, random), type: 'application/x-www-form-urlencoded' }
}

export function invented(random: Random, seen: readonly string[], csrf: string): Pairs {
  const pairs: Pairs = Array.from({ length: random.between(0, 8) }, () => [fieldName(random, seen), someText(random)])
  return csrf ? [['_csrf', csrf], ...pairs] : pairs
}

type JsonSchema = {
  $ref?: string
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  enum?: unknown[]
  const?: unknown
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  minimum?: number
  maximum?: number
}

/** JSON as a schema of the API's own document asks for it, with something wrong in it now and then. */
export function fromSchema(schema: JsonSchema | undefined, random: Random, depth = 0): unknown {
  if (!schema || depth > 6 || random.chance(0.03)) return someJson(random)
  const [first, ...rest] = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? []
  if (first) return fromSchema(random.pick([first, ...rest]), random, depth + 1)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return random.pick([schema.enum[0], ...schema.enum.slice(1)])
  const type = Array.isArray(schema.type) ? schema.type[random.between(0, schema.type.length - 1)] : schema.type
  if (type === 'object') {
    const kept = Object.entries(schema.properties ?? {}).filter(() => random.chance(0.85))
    return Object.fromEntries(kept.map(([name, inner]) => [name, fromSchema(inner, random, depth + 1)]))
  }
  if (type === 'array')
    return Array.from({ length: random.between(0, 4) }, () => fromSchema(schema.items, random, depth + 1))
  if (type === 'integer') return random.between(Math.max(schema.minimum ?? 0, -5), Math.min(schema.maximum ?? 40, 40))
  if (type === 'number') return random.chance(0.6) ? random.next() : random.between(0, 20)
  if (type === 'boolean') return random.chance(0.5)
  if (type === 'null') return null
  return someText(random)
}

export function jsonBody(schema: JsonSchema | undefined, random: Random): Body {
  const type = random.chance(0.97)
    ? 'application/json'
    : random.pick(['text/plain', 'application/json; charset=latin1', 'application/x-www-form-urlencoded', ''])
  if (random.chance(0.08)) return { payload: brokenJson(random), type }
  return { payload: JSON.stringify(schema ? fromSchema(schema, random) : someJson(random)) ?? '', type }
}
