import { existsSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

const shared = new URL('../../../shared', import.meta.url)

/** The last lines of a test run: how many tests ran where, and one plain total. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const total = { passed: 0, failed: 0, skipped: 0 }
    const projects = new Map<string, number>()
    for (const module of modules) {
      // A file that could not even be loaded holds no tests, and must not pass for that.
      if (module.errors().length > 0) total.failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed' || state === 'skipped') total[state] += 1
        if (state === 'passed' || state === 'failed')
          projects.set(module.project.name, (projects.get(module.project.name) ?? 0) + 1)
      }
    }
    total.failed += unhandled.length
    console.log([...projects].map(([name, count]) => `${name}: ${count}`).join(' · '))
    if (total.skipped > 0 && !existsSync(shared))
      console.log(
        `${total.skipped} skipped: they read the real files of ../shared, which lies beside the project and is not on this machine`,
      )
    console.log(
      `Tests: ${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
    )
  }
}
