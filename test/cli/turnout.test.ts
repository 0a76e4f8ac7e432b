import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runCommand } from '../../src/cli/run-command.ts'

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'yavka-turnout-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const run = (...args: string[]) => runCommand(args, { variables: {}, folder, now: () => Temporal.Now.instant() })
  return { folder, run, file: (name: string, lines: string[]) => writeFileSync(join(folder, name), lines.join('\n')) }
}

/** Four days of six people: whoever said yes came, the others did not. */
const days = (month: string) =>
  [1, 2, 3, 4].flatMap((day) =>
    Array.from({ length: 6 }, (_, i) => ({
      person: `${month}-${day}-${i}`,
      date: `2026-${month}-0${day}`,
      reply: i < 4 ? 'yes' : 'no',
      came: i < 4 ? 'yes' : 'no',
    })),
  )

const header =
  'person,batch,date,invited_on,kind,source,city,reply,permission,calendar,call_ahead,second_phone,documents,route,letter,came'
const contract = (month: string) => [
  header,
  ...days(month).map((d) => `${d.person},b,${d.date},,agreed,hh.ru,,${d.reply},,,,,,,,${d.came}`),
]

describe('turnout evaluate', () => {
  test('prints one object of the agreed form, and leaves no database behind', async () => {
    const { run, file, folder } = place()
    file('history.csv', contract('03'))
    file('holdout.csv', contract('04'))
    const { code, out, err } = await run('turnout', 'evaluate', '--history', 'history.csv', '--holdout', 'holdout.csv')
    expect([code, err]).toEqual([0, ''])
    const result = JSON.parse(out) as Record<string, unknown>
    expect(Object.keys(result)).toEqual(['rows', 'logLoss', 'brier', 'auc', 'headCount'])
    expect(Object.keys(result['headCount'] as object)).toEqual([
      'batches',
      'coverage80',
      'coverage90',
      'expected80',
      'expected90',
    ])
    expect(result).toMatchObject({ rows: 24, auc: 1, headCount: { batches: 4 } })
    expect(result['logLoss']).toBeLessThan(0.4)
    expect(existsSync(join(folder, 'var'))).toBe(false)
  })

  test('maps the columns of other files, whatever their language', async () => {
    const { run, file } = place()
    file('history.csv', contract('03'))
    file('ours.csv', [
      'ФИО;Дата собеседования;Пол;Ответ;Пришел',
      ...days('04').map(
        (d) => `${d.person};${d.date};Ж;${d.reply === 'yes' ? 'да' : 'нет'};${d.came === 'yes' ? 'да' : 'нет'}`,
      ),
    ])
    const { out } = await run('turnout', 'evaluate', '--holdout', 'ours.csv', '--history', 'history.csv')
    expect(JSON.parse(out)).toMatchObject({ rows: 24, auc: 1, headCount: { batches: 4 } })
  })

  test('says in one line what it misses', async () => {
    const { run, file } = place()
    file('history.csv', contract('03'))
    for (const args of [
      ['--history', 'history.csv'],
      ['--history', 'history.csv', '--holdout', 'nowhere.csv'],
      ['--loud'],
    ]) {
      const { code, out, err } = await run('turnout', 'evaluate', ...args)
      expect([code, out]).toEqual([1, ''])
      expect(err.trim().split('\n')).toHaveLength(1)
    }
  })
})
