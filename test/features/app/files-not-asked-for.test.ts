import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'

const boundary = 'yavka-boundary'
const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
const fileOf = (bytes: number) =>
  `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'x'.repeat(bytes)}\r\n--${boundary}--\r\n`

test.each(['/sign-in', '/welcome', '/join/some-token'])(
  'a file sent to %s, which asks for none, is refused',
  async (url) => {
    const { app } = await testApp()
    const { statusCode } = await app.inject({ method: 'POST', url, headers, payload: fileOf(10) })
    expect(statusCode).toBe(400)
  },
)

test('a file that nobody asked for is refused before its size is known', async () => {
  const { app } = await testApp()
  const payload = fileOf(21 * 1024 * 1024)
  const { statusCode } = await app.inject({ method: 'POST', url: '/sign-in', headers, payload })
  expect(statusCode).toBe(400)
})

test('a form with parts but without a file is read like any other', async () => {
  const { app } = await testApp()
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="email"\r\n\r\nx\r\n--${boundary}--\r\n`
  const { statusCode } = await app.inject({ method: 'POST', url: '/sign-in', headers, payload })
  // It lacks the form's secret token, which is looked for in the fields.
  expect(statusCode).toBe(403)
})
