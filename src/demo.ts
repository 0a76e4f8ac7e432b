import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { colleagues, password } from './demo/colleagues.ts'
import { fillDemo } from './demo/fill.ts'
import { start } from './start.ts'

// The usual server on a base of invented people that ends with it.
const folder = mkdtempSync(join(tmpdir(), 'yavka-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

await start({ ...process.env, DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}` }, fillDemo)
for (const { role, email } of colleagues) console.log(`${role}: ${email} / ${password}`)
