import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import { testApp, Visitor } from '../../support/app.ts'

test('the log names no person and no link of one, whatever is searched for, typed or broken', async () => {
  const { services, database } = await testApp()
  let log = ''
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      log += chunk.toString()
      done()
    },
  })
  const app = await buildApp(services, { level: 'trace', stream })
  const hr = new Visitor(app)
  await hr.signIn(database, 'hr')
  await hr.get('/candidates?city=Ёлкина')
  await hr.post('/candidates', { name: 'Анна Ёлкина', phones: '+7 916 123-45-67', emails: 'elkina@example.ru' })
  await hr.post('/candidates', { name: '', phones: '+7 916 123-45-67', emails: 'elkina@example.ru' })
  await hr.send({
    method: 'POST',
    url: '/api/v1/plans/group',
    payload: '{"Ёлкина": ',
    headers: { 'content-type': 'application/json' },
  })
  const link = '/r/zz.AbcdefghijkLmnop'
  await hr.get(link)
  await hr.get(`${link}/calendar.ics`)
  await hr.submit(link, { choice: 'yes', version: '1.1' }, '')
  await hr.get('/feeds/zz.AbcdefghijkLmnop.ics')
  await database.close()
  await hr.get(link)
  await hr.get('/candidates?source=elkina@example.ru')
  expect(log).toContain('/candidates')
  expect(log).toContain('/r/:token')
  expect(log).not.toMatch(/Ёлкина|elkina|916 123|9161234567|%D0%81|AbcdefghijkLmnop/)
  await app.close()
})
