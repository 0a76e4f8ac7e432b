import { hostileFiles } from './support/hostile-files.ts'
import { withTable } from '../src/files/read-file.ts'
import { spawnSync } from 'node:child_process'
const which = process.argv[2]
if (which === undefined) {
  for (const [i, f] of hostileFiles.entries()) {
    const out = spawnSync(process.execPath, ['--experimental-strip-types', import.meta.filename, String(i)], { encoding: 'utf8' })
    console.log(f.name.slice(0, 60).padEnd(62), out.stdout.trim(), out.stderr.trim().slice(0, 200))
  }
} else {
  const f = hostileFiles[which]
  const bytes = f.bytes()
  const before = process.resourceUsage().maxRSS
  const cpu = process.cpuUsage()
  const t = performance.now()
  let got
  try { await withTable(bytes, {}, async ({ rows }) => { for await (const _ of rows); }); got = 'read' } catch (e) { got = e.code ?? e.message }
  const { user, system } = process.cpuUsage(cpu)
  console.log(got === f.outcome ? 'ok ' : `WANTED ${f.outcome} GOT ${got}`, got, `${((user + system) / 1e6).toFixed(1)} s cpu ${((performance.now() - t)/1000).toFixed(1)} s, ${Math.round((process.resourceUsage().maxRSS - before) / 1024)} MB more (file ${(bytes.length / 1e6).toFixed(1)} MB)`)
}
