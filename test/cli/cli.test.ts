import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { published } from '../../src/db/published.ts'
import { userByPassword } from '../../src/features/accounts/reads/user-by-password.ts'
import { place } from './place.ts'

/** Ends a process that way it cannot tidy up, after so many milliseconds. */
async function killed(child: ChildProcess, after: number) {
  await sleep(after)
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve))
}

const history = 'ФИО,Дата,Источник,Пол,Пришел\nКим Анна,24.11.2026,hh.ru,Ж,да\nЛи Олег,нет даты,hh.ru,М,нет\n'

describe('import', () => {
  test('prints one object before the first account exists, and the same file again is unchanged', async () => {
    const { run, runProcess, file } = await place()
    file('history.csv', history)
    const why = { kind: 'date-unreadable', code: 'date-unreadable' }
    const setAside = [{ row: 3, reason: 'The date cannot be read', ...why }]
    const trial = await run('import', 'attendance', 'history.csv', '--json', '--dry-run')
    expect(JSON.parse(trial.out)).toMatchObject({ rows: 2, created: 1, updated: 0, unchanged: 0, setAside })
    const first = await runProcess('import', 'attendance', 'history.csv', '--json')
    expect(first).toMatchObject({ code: 0, err: '' })
    expect(JSON.parse(first.out)).toEqual({
      rows: 2,
      created: 1,
      updated: 0,
      unchanged: 0,
      setAside,
      notes: [],
      dropped: [{ heading: 'Пол', why: 'forbidden' }],
    })
    expect(JSON.parse((await run('import', 'attendance', '--json', 'history.csv')).out)).toMatchObject({
      created: 0,
      unchanged: 1,
      setAside,
    })
  })

  test('counts every wording of an outcome that nobody has explained as a kind of its own', async () => {
    const { run, file } = await place()
    const rows = ['Late cancel', 'Left voicemail', 'была неявка', 'Late  cancel', '1.0', 'НЯ', 'перенос', 'неизвестно']
    const lines = rows.map((outcome, i) => `Кандидат ${i};12.10.2026;${outcome}`)
    file('att.csv', ['Кандидат;Дата;Явка', ...lines, 'Рая;20.12.2099;придёт'].join('\n'))
    const { out } = await run('import', 'attendance', 'att.csv', '--json')
    const report = JSON.parse(out) as { created: number; setAside: { row: number; kind: string }[] }
    expect(report.created).toBe(2)
    expect(report.setAside.map(({ row, kind }) => [row, kind])).toEqual([
      [2, 'outcome-unreadable: late cancel'],
      [3, 'outcome-unreadable: left voicemail'],
      [4, 'outcome-unreadable: была неявка'],
      [5, 'outcome-unreadable: late cancel'],
      [8, 'outcome-cancelled'],
      [9, 'outcome-unknown'],
      [10, 'date-far-off'],
    ])
  })

  test('names the row of every note, and what a doubtful phone may be', async () => {
    const { run, file } = await place()
    file(
      'people.csv',
      [
        'ФИО;Телефон;Ожидания',
        'Ким Анна;89161234567;70',
        'Ли Олег;8 029 555 01 03;',
        'Цой Инна;89161234568;1000 $',
      ].join('\n'),
    )
    const report = JSON.parse((await run('import', 'candidates', 'people.csv', '--json')).out) as Record<
      string,
      unknown
    >
    expect(report).toMatchObject({
      created: 2,
      setAside: [{ row: 3, kind: 'contact-doubtful', reason: expect.stringContaining('+375 29 555 01 03') }],
      notes: [
        { row: 2, code: 'pay-too-small', note: expect.stringContaining('10,000') },
        { row: 4, code: 'pay-not-roubles', note: expect.stringContaining('roubles') },
      ],
    })
  })

  test('says in words what it did with candidates', async () => {
    const { run, file } = await place()
    file('people.csv', 'ФИО;Телефон;Возраст\nКим Анна;89161234567, 12;31\nЛи Олег;;22\n')
    const { code, out } = await run('import', 'candidates', 'people.csv')
    expect(code).toBe(0)
    expect(out.split('\n')).toEqual([
      'Rows: 2. New: 1, changed: 0, unchanged: 0, set aside: 1.',
      'May not be kept: Возраст',
      'Row 3: There is neither a phone nor an e-mail nor a link to a profile',
      'Row 2: phone: a phone could not be read and was left out',
      '',
    ])
  })

  test('a file that cannot be read at all: one line and status 1', async () => {
    const { run, runProcess, file } = await place()
    file('page.csv', '<html><body>')
    file('broken.csv', `ФИО,Телефон\n"${'x'.repeat(1_100_000)}`)
    for (const args of [
      ['import', 'candidates', 'nowhere.csv'],
      ['import', 'candidates', '.'],
      ['import', 'attendance', 'page.csv'],
      ['import', 'candidates', 'broken.csv'],
      ['import', 'attendance'],
      ['import', 'spells', 'page.csv'],
      ['import', 'attendance', 'page.csv', '--loud'],
      [],
    ]) {
      const { code, out, err } = await run(...args)
      expect([code, out], args.join(' ')).toEqual([1, ''])
      expect(err.trim().split('\n'), args.join(' ')).toHaveLength(1)
      expect(err).not.toContain('Error')
    }
    const inProcess = await runProcess('import', 'candidates', 'nowhere.csv')
    expect(inProcess).toEqual(await run('import', 'candidates', 'nowhere.csv'))
  })

  test('attendance: a process killed at any moment leaves nothing or everything', async () => {
    const { run, runProcess, start, file, database } = await place()
    const rows = Array.from({ length: 4000 }, (_, i) => `Кандидат ${i},24.11.2026,да`)
    file('many.csv', ['ФИО,Дата,Пришел', ...rows].join('\n'))
    await run('import', 'attendance', 'many.csv', '--dry-run')
    const db = await database()
    const kept = async () =>
      (await sql<{ kept: number }>`select count(*) as kept from attendance_records`.execute(db)).rows[0]?.kept
    const began = performance.now()
    await runProcess('import', 'attendance', 'many.csv')
    const whole = performance.now() - began
    for (let round = 0; round < 2; round += 1) {
      await db.deleteFrom('attendance_records').execute()
      await killed(start(['import', 'attendance', 'many.csv']), whole * (0.3 + Math.random() * 0.7))
      expect([0, 4000]).toContain(await kept())
    }
    // Neither a lock nor half a file is left that the next one would stumble over.
    expect((await run('import', 'attendance', 'many.csv')).code).toBe(0)
    expect(await kept()).toBe(4000)
  })

  test('candidates: a process killed at any moment leaves nothing or everything', async () => {
    const { run, runProcess, start, file, database } = await place()
    const rows = 2000
    file(
      'many.csv',
      [
        'ФИО,Телефон',
        ...Array.from({ length: rows }, (_, i) => `Кандидат ${i},+7916${String(i).padStart(7, '0')}`),
      ].join('\n'),
    )
    await run('import', 'candidates', 'many.csv', '--dry-run')
    const db = await database()
    // In one statement: the server may commit what a killed process sent last while we look.
    const seen = async () => {
      const people = db.selectFrom('candidates').where(published)
      const counts = await people
        .select((eb) => [
          eb.fn.countAll<number>().as('people'),
          eb.fn
            .count<number>('id')
            .filterWhere('id', 'in', eb.selectFrom('candidate_contacts').select('candidate_id'))
            .as('reachable'),
        ])
        .executeTakeFirstOrThrow()
      return [counts.people, counts.reachable]
    }
    const began = performance.now()
    await runProcess('import', 'candidates', 'many.csv')
    const whole = performance.now() - began
    expect(await seen()).toEqual([rows, rows])

    // KILLS=20 kills as often as it takes to be sure; a few tell whether something has gone wrong.
    for (let round = 0; round < Number(process.env['KILLS'] ?? 2); round += 1) {
      await db.deleteFrom('candidates').execute()
      await killed(start(['import', 'candidates', 'many.csv']), whole * (0.2 + Math.random() * 0.8))
      const left = await seen()
      expect([
        [0, 0],
        [rows, rows],
      ]).toContainEqual(left)
      // The lease of a dead run ends half a minute after its last sign of life; here that was long ago.
      await db.updateTable('imports').set({ heartbeat_at: null }).where('runner', 'is not', null).execute()
      // Whoever comes next takes away what the dead run has left, or carries it to its end.
      const next = JSON.parse((await run('import', 'candidates', 'many.csv', '--dry-run', '--json')).out) as object
      expect(next).toMatchObject({ rows, created: rows - (left[0] ?? 0), unchanged: left[0] })
      expect(
        await db
          .selectFrom('candidates')
          .select('id')
          .limit(1)
          .where((eb) => eb.not(published(eb)))
          .execute(),
      ).toEqual([])
      expect(await db.selectFrom('imports').select('id').where('runner', 'is not', null).execute()).toEqual([])
    }
    expect((await run('import', 'candidates', 'many.csv')).code).toBe(0)
    expect(await seen()).toEqual([rows, rows])
  })

  test('two commands and a reader at the same time do not disturb one another', async () => {
    const { run, runProcess, file, database } = await place()
    file(
      'many.csv',
      [
        'ФИО,Телефон',
        ...Array.from({ length: 3000 }, (_, i) => `Кандидат ${i},+7916${String(i).padStart(7, '0')}`),
      ].join('\n'),
    )
    await run('import', 'candidates', 'many.csv', '--dry-run')
    const db = await database()
    const both = Promise.all([
      runProcess('import', 'candidates', 'many.csv', '--json'),
      runProcess('import', 'candidates', 'many.csv', '--json'),
    ])
    expect(await db.selectFrom('users').select('id').execute()).toEqual([])
    const reports = (await both).map(({ out, err }) => ({ err, report: JSON.parse(out) as { created: number } }))
    expect(reports.map(({ err }) => err)).toEqual(['', ''])
    expect(new Set(reports.map(({ report }) => report.created))).toEqual(new Set([0, 3000]))
  })
})

describe('user create', () => {
  test('makes an account that can sign in, with a password of its own or one made up', async () => {
    const { run, database } = await place()
    const chosen = await run(
      'user',
      'create',
      '--email',
      'Anna@example.ru',
      '--name',
      'Анна',
      '--role',
      'administrator',
      '--password',
      'тихое утро и чай',
    )
    expect(chosen).toEqual({ code: 0, out: 'Анна, anna@example.ru, Administrator\n', err: '' })
    const madeUp = await run('user', 'create', '--email', 'oleg@example.ru', '--name', 'Олег', '--role', 'hr')
    const password = /Password: (\S+)/.exec(madeUp.out)?.[1] ?? ''
    const db = await database()
    expect(await userByPassword(db, 'anna@example.ru', 'тихое утро и чай')).toMatchObject({ role: 'administrator' })
    expect(await userByPassword(db, 'oleg@example.ru', password)).toMatchObject({ role: 'hr' })
  })

  test('says in one line what is wrong', async () => {
    const { run } = await place()
    const account = ['--email', 'anna@example.ru', '--name', 'Анна', '--role', 'hr']
    expect(await run('user', 'create', '--email', 'anna', '--role', 'king')).toMatchObject({ code: 1, out: '' })
    await run('user', 'create', ...account)
    expect(await run('user', 'create', ...account)).toEqual({
      code: 1,
      out: '',
      err: 'Somebody already has an account with this e-mail\n',
    })
  })
})
