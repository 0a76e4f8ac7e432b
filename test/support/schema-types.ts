import { fileURLToPath } from 'node:url'
import { API, SymbolFlags, type Type } from 'typescript/unstable/sync'

/** A column as the type `Schema` has it; `generated` may be left out when a row is inserted. */
export type TypedColumn = { nullable: boolean; generated: boolean }

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/** The tables and columns of the type `Schema`, as the compiler resolves it. */
export function schemaTypes(): Map<string, Map<string, TypedColumn>> {
  const compiler = new API({ cwd: path('') })
  try {
    const project = compiler.updateSnapshot({ openProjects: [path('tsconfig.json')] }).getProjects()[0]
    if (!project) throw new Error('No project')
    const { checker } = project
    // Where every query meets the type, whichever files it is put together from.
    const document = path('src/db/open.ts')
    const name = checker.resolveName('Schema', SymbolFlags.Type | SymbolFlags.Alias, { document, position: 0 })
    if (!name) throw new Error('No type Schema in src/db/open.ts')
    const columnOf = (type: Type): TypedColumn => {
      const text = checker.typeToString(type)
      return {
        generated: text.startsWith('Generated<'),
        nullable: text.includes('| null') || checker.isTypeAssignableTo(checker.getNullType(), type),
      }
    }
    const properties = (type: Type) =>
      checker.getPropertiesOfType(type).map((symbol) => ({ name: symbol.name, type: checker.getTypeOfSymbol(symbol)! }))
    const tables = properties(checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(name)))
    return new Map(
      tables.map((table) => [
        table.name,
        new Map(properties(table.type).map((column) => [column.name, columnOf(column.type)])),
      ]),
    )
  } finally {
    compiler.close()
  }
}
