import { expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { filled, routesOf } from '../../support/routes.ts'
import { dump } from '../../support/tables.ts'
import { somebody } from '../privacy/somebody.ts'

test('reading any page changes nothing that is stored', async () => {
  const { app, database, visitor } = await testApp()
  const administrator = await visitor('administrator')
  const { id } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  await somebody(database, id)
  const before = await dump(database)
  // Languages and colours are links on purpose, so that they work before anybody has signed in.
  const read = routesOf(app).filter(({ method, url }) => method === 'GET' && !/^\/(language|theme)\//.test(url))
  expect(read.length).toBeGreaterThan(50)
  for (const { url } of read) await administrator.get(filled(url, '1'))
  expect((await dump(database)).split('\n')).toEqual(before.split('\n'))
})
