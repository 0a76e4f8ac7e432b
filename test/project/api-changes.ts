/** The part of a JSON schema that another program depends on. */
type Schema = {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}
type Content = { content?: Record<string, { schema?: Schema }> }
type Operation = {
  parameters?: { in: string; name: string; required?: boolean; schema?: Schema }[]
  requestBody?: Content
  responses?: Record<string, Content>
}
type Operations = Record<string, Record<string, Operation>>
export type ApiDocument = { paths: Operations; webhooks?: Operations }

/** What other programs may count on: each line with the line it is part of. */
type Promised = { offered: Map<string, string>; demanded: Map<string, string> }

/** What a program written for `before` would miss in `now`, a line each. What went away whole is one line. */
export function whatIsMissing(before: ApiDocument, now: ApiDocument): string[] {
  const [old, current] = [promisesOf(before), promisesOf(now)]
  const gone = [...old.offered].filter(
    ([line, part]) => !current.offered.has(line) && (part === '' || current.offered.has(part)),
  )
  const newlyRequired = [...current.demanded].filter(([line, part]) => !old.demanded.has(line) && old.offered.has(part))
  return [...gone.map(([line]) => `gone: ${line}`), ...newlyRequired.map(([line]) => `newly required: ${line}`)]
}

function promisesOf({ paths, webhooks = {} }: ApiDocument): Promised {
  const promised: Promised = { offered: new Map(), demanded: new Map() }
  for (const [path, operations] of [...Object.entries(paths), ...Object.entries(webhooks)]) {
    promised.offered.set(path, '')
    for (const [method, operation] of Object.entries(operations)) {
      const call = `${method.toUpperCase()} ${path}`
      promised.offered.set(call, path)
      addRequest(promised, call, operation)
      for (const [code, answer] of Object.entries(operation.responses ?? {})) {
        const line = `${call} answers ${code}`
        promised.offered.set(line, call)
        addContent(answer, line, promised.offered, promised.offered)
      }
    }
  }
  return promised
}

function addRequest({ offered, demanded }: Promised, call: string, { parameters = [], requestBody }: Operation) {
  for (const parameter of parameters) {
    const line = `${call} takes ${parameter.in} ${parameter.name}`
    offered.set(line, call)
    if (parameter.required) demanded.set(line, call)
    addSchema(parameter.schema, line, offered, demanded)
  }
  if (requestBody) addContent(requestBody, `${call} takes`, offered.set(`${call} takes`, call), demanded)
}

function addContent(
  { content = {} }: Content,
  line: string,
  offered: Promised['offered'],
  always: Promised['demanded'],
) {
  for (const [kind, { schema }] of Object.entries(content)) {
    offered.set(`${line} ${kind}`, line)
    addSchema(schema, `${line} ${kind}`, offered, always)
  }
}

/** @param always takes the fields that are there in every case: sent by the program, or given in the answer */
function addSchema(
  schema: Schema | undefined,
  line: string,
  offered: Promised['offered'],
  always: Promised['demanded'],
) {
  if (!schema) return
  const shapes = shapesOf(schema)
  for (const shape of shapes) {
    for (const type of [shape.type ?? []].flat()) offered.set(`${line}: ${type}`, line)
    for (const value of shape.enum ?? []) offered.set(`${line} = ${JSON.stringify(value)}`, line)
    addSchema(shape.items, `${line}[]`, shape.items ? offered.set(`${line}[]`, line) : offered, always)
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      const field = `${line}.${name}`
      offered.set(field, line)
      if (shapes.every(({ required }) => required?.includes(name))) always.set(`${field}, always`, line)
      addSchema(property, field, offered, always)
    }
  }
}

const shapesOf = (schema: Schema): Schema[] => (schema.anyOf ?? schema.oneOf)?.flatMap(shapesOf) ?? [schema]
