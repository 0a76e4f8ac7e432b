import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApp, type TestApp, type Visitor } from '../../support/app.ts'
import { chosen, settled } from './support.ts'

describe('how a file is read', () => {
  let app: TestApp
  let hr: Visitor
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    app = await testApp({}, undefined, (close) => closing.push(close))
    hr = await app.visitor('hr')
  })

  afterAll(async () => {
    for (const close of closing) await close()
  })

  const upload = async (lines: string[], kind: string) => {
    const file = { name: 'file.csv', bytes: Buffer.from(lines.join('\n')) }
    return String((await hr.upload('/imports', file, { kind })).headers.location)
  }
  const load = async (path: string, form: Record<string, string>) => {
    await hr.post(`${path}/publication`, form)
    await settled(app.database.db, Number(path.split('/').at(-1)))
  }

  test('a column told by what it holds is shown as a guess, until somebody has loaded such a file', async () => {
    const lines = ['ФИО;Столбец2;Телефон 2;Почта', 'Ким Анна;89161234567;998905550106;anna@example.ru']
    const path = await upload(lines, 'candidates')
    const { body } = await hr.get(path)
    expect(chosen(body)).toMatchObject({ name: '0', phone: '1', 'phone-2': '2', 'phone-3': '', email: '3' })
    expect(body.match(/guessed by contents/g)).toHaveLength(1)
    await load(path, chosen(body))
    const contacts = await app.database.db.selectFrom('candidate_contacts').select(['key', 'value']).execute()
    expect(contacts).toEqual([
      { key: '+79161234567', value: '+7 916 123 45 67' },
      { key: '+998905550106', value: '+998 90 555 01 06' },
      { key: 'anna@example.ru', value: 'anna@example.ru' },
    ])
    const again = (await hr.get(await upload(lines, 'candidates'))).body
    expect(chosen(again)).toMatchObject({ phone: '1', 'phone-2': '2' })
    expect(again).not.toContain('guessed by contents')
  })

  test('a doubtful phone is set aside with what it may be', async () => {
    const path = await upload(['ФИО;Телефон', 'Ли Олег;8 029 555 01 03'], 'candidates')
    await load(path, chosen((await hr.get(path)).body))
    expect((await hr.get(path)).body).toContain('+375 29 555 01 03')
    expect((await hr.get(`${path}/rejected.csv`)).body).toContain('+375 29 555 01 03')
  })

  test('a wording of an outcome is asked about once, and remembered', async () => {
    const lines = [
      'ФИО;Дата;Явка',
      'Ким Анна;10.11.2026;пришла',
      'Ли Олег;10.11.2026;Left voicemail',
      'Цой Инна;10.11.2026;left voicemail',
      'Пак Яна;10.11.2026;дошла не сразу',
    ]
    const path = await upload(lines, 'attendance')
    const { body } = await hr.get(path)
    expect(body).toContain('“Left voicemail”, 2 rows: what does it mean?')
    expect(body).toContain('“дошла не сразу”, 1 row: what does it mean?')
    const names = Object.keys(chosen(body)).filter((name) => name.startsWith('meaning-'))
    expect(names).toHaveLength(2)
    await load(path, { ...chosen(body), [names[0] ?? '']: 'missed' })
    const records = await app.database.db.selectFrom('attendance_records').select(['person', 'came']).execute()
    expect(records).toEqual([
      { person: 'Ким Анна', came: 1 },
      { person: 'Ли Олег', came: 0 },
      { person: 'Цой Инна', came: 0 },
    ])
    expect((await hr.get(path)).body).toContain('Whether the person came cannot be read: дошла не сразу')

    const again = chosen((await hr.get(await upload(lines, 'attendance'))).body)
    expect(again).toMatchObject({ [names[0] ?? '']: 'missed', [names[1] ?? '']: '' })
  })
})
