import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { architectureSvg, pictureFile } from './architecture-picture.ts'

it('the picture in docs/architecture.svg is drawn from the imports as they are (npm run architecture)', () => {
  expect(readFileSync(pictureFile, 'utf8')).toBe(architectureSvg())
})
