import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listFile, templateNamesSource } from './write-template-names.ts'

test('src/web/template-names.ts lists the templates in views/; otherwise run `npm run templates`', () => {
  expect(readFileSync(listFile, 'utf8')).toBe(templateNamesSource())
})
