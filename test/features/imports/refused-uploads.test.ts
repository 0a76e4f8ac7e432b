import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Db } from '../../../src/db/open.ts'
import { testApp } from '../../support/app.ts'
import { testServer } from '../../support/server.ts'

const boundary = 'yavka-boundary'
const part = (name: string, content: string, filename?: string) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n${content}\r\n`
const table = `ФИО,Телефон\n${'Ким Анна,89161234567\n'.repeat(50_000)}`
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }

async function left(db: Db): Promise<number> {
  const counts = await Promise.all(
    (['imports', 'import_pieces', 'import_rows'] as const).map((name) => db.selectFrom(name).selectAll().execute()),
  )
  return counts.flat().length
}

test.each([
  ['without a token', (_token: string) => part('kind', 'candidates') + part('file', table, 'a.csv'), 403],
  ['with a wrong token', (_token: string) => part('_csrf', 'wrong') + part('file', table, 'a.csv'), 403],
  [
    'of a kind nobody knows',
    (token: string) => part('_csrf', token) + part('kind', 'spells') + part('file', table, 'a.csv'),
    422,
  ],
  [
    'with two files',
    (token: string) =>
      part('_csrf', token) + part('kind', 'candidates') + part('file', table, 'a.csv') + part('file', table, 'b.csv'),
    413,
  ],
  [
    'with an empty file',
    (token: string) => part('_csrf', token) + part('kind', 'candidates') + part('file', '', ''),
    422,
  ],
] as const)(
  'a form %s leaves nothing of its file behind',
  async (_name, body, status) => {
    const {
      visitor,
      database: { db },
    } = await testApp()
    const recruiter = await visitor('recruiter')
    const payload = `${body(await recruiter.token('/settings'))}--${boundary}--\r\n`
    expect((await recruiter.send({ method: 'POST', url: '/imports', headers, payload })).statusCode).toBe(status)
    expect(await left(db)).toBe(0)
  },
  120_000,
)

test('a form whose sender hangs up leaves nothing of its file behind', async () => {
  const {
    visitor,
    database: { db },
    url,
  } = await testServer()
  const recruiter = await visitor('recruiter')
  const start =
    part('_csrf', await recruiter.token('/settings')) +
    part('kind', 'candidates') +
    part('file', table, 'a.csv').slice(0, -10)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(
    `POST /imports HTTP/1.1\r\nhost: x\r\ncookie: ${recruiter.cookie()}\r\ncontent-type: ${headers['content-type']}\r\ncontent-length: 90000000\r\n\r\n${start}`,
  )
  while ((await left(db)) === 0) await pause(20)
  socket.destroy()
  while ((await left(db)) > 0) await pause(20)
  expect(await left(db)).toBe(0)
}, 120_000)
