import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const views = fileURLToPath(new URL('../../views', import.meta.url))
export const listFile = fileURLToPath(new URL('../../src/web/template-names.ts', import.meta.url))

/** The source of the type that lists all templates a page may be made of. */
export function templateNamesSource(): string {
  const names = readdirSync(views, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.eta') && !/^(?:layouts|partials)[/\\]/.test(path))
    .map((path) => path.replaceAll('\\', '/').replace(/\.eta$/, ''))
    .toSorted()
  return [
    '/** The templates in views/, written by `npm run templates`: a name that is not among them does not compile. */',
    'export type TemplateName =',
    ...names.map((name) => `  | '${name}'`),
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(listFile, templateNamesSource())
