import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { architectureSvg, pictureFile } from './architecture-picture.ts'

/** `npm run architecture` draws the picture of docs/architecture.md anew. */
writeFileSync(fileURLToPath(pictureFile), architectureSvg())
