/** The part of an OpenAPI document that the page about the API shows. */
type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  enum?: unknown[]
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  examples?: unknown[]
}
type Content = { content?: Record<string, { schema?: JsonSchema }> }
type Operation = {
  operationId?: string
  summary?: string
  description?: string
  parameters?: { name: string; required?: boolean; schema?: JsonSchema }[]
  requestBody?: Content
  responses?: Record<string, Content>
}
type OpenApi = { paths?: Record<string, Record<string, Operation>> }

/** A field of a request or an answer; those inside another are named by their path: `rate.known`, `slots[].queue`. */
export type FieldRow = { name: string; type: string; optional: boolean }

export type Call = {
  method: string
  path: string
  id: string | null
  summary: string
  description: string
  fields: FieldRow[]
  answer: FieldRow[]
  example: string | null
}

/** Every call of an OpenAPI document, in its order. */
export function callsOf(document: object): Call[] {
  const { paths = {} } = document as OpenApi
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const body = schemaOf(operation.requestBody)
      const example = body?.examples?.[0]
      return {
        method: method.toUpperCase(),
        path,
        id: operation.operationId ?? null,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        fields: [...parameters(operation), ...inside(body, '')],
        answer: inside(schemaOf(operation.responses?.['200'] ?? operation.responses?.['201']), ''),
        example: example === undefined ? null : JSON.stringify(example, null, 2),
      }
    }),
  )
}

const schemaOf = (content: Content | undefined) => content?.content?.['application/json']?.schema

const parameters = (operation: Operation): FieldRow[] =>
  (operation.parameters ?? []).map(({ name, required, schema }) => ({
    name,
    type: typeOf(schema ?? {}),
    optional: !required,
  }))

const shapesOf = (schema: JsonSchema): JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema]

/** The fields of an object, of the entries of a list, and of every shape a value may have; each once. */
function inside(schema: JsonSchema | undefined, path: string): FieldRow[] {
  if (!schema) return []
  const rows = shapesOf(schema).flatMap((shape, _, shapes) => {
    if (shape.items) return inside(shape.items, `${path}[]`)
    return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => {
      const full = path === '' ? name : `${path}.${name}`
      const optional = shapes.length > 1 || !shape.required?.includes(name)
      return [{ name: full, type: typeOf(property), optional }, ...inside(property, full)]
    })
  })
  return rows.filter((row, index) => rows.findIndex(({ name }) => name === row.name) === index)
}

function typeOf(schema: JsonSchema): string {
  const shapes = shapesOf(schema)
  if (shapes.length > 1) return [...new Set(shapes.map(typeOf))].join(' | ')
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const type = [schema.type ?? 'any'].flat().join(' | ')
  if (schema.items) return `${type} of ${typeOf(schema.items)}`
  const [least, most] = [schema.minimum ?? schema.exclusiveMinimum, schema.maximum ?? schema.exclusiveMaximum]
  const isBounded = least !== undefined && most !== undefined && Math.max(-least, most) < Number.MAX_SAFE_INTEGER
  return isBounded ? `${type} ${least}…${most}` : type
}
