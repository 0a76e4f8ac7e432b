import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { buildApp } from '../../../src/app.ts'
import { readConfig } from '../../../src/config.ts'
import { deliverDue } from '../../../src/features/webhooks/delivery/deliver.ts'
import { testApp } from '../../support/app.ts'
import { receiver } from '../../support/receiver.ts'
import { Visitor } from '../../support/visitor.ts'

const plain = `whsec_${Buffer.alloc(32, 5).toString('base64')}`
const [first, second] = ['a'.repeat(32), 'b'.repeat(32)]
const keyOf = (secretKey: string) => createHash('sha256').update(secretKey).digest()

/** An address that is kept as it was before secrets were encrypted, and servers of its database under other keys. */
async function kept() {
  const { database, services, visitor } = await testApp()
  const administrator = await visitor('administrator')
  const other = await receiver()
  const { id } = await database.db
    .insertInto('webhook_endpoints')
    .values({ url: other.url, secret: plain, nouns_json: '["candidate"]', created_at: '2026-11-24T06:00:00Z' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const logged: string[] = []
  const startedUnder = async (secretKey: string, variables: Record<string, string> = {}) => {
    const config = readConfig({
      RATE_LIMIT: '0',
      PUBLIC_URL: 'http://yavka.test',
      WEBHOOKS_TO_PRIVATE_NETWORKS: '1',
      SECRET_KEY: secretKey,
      ...variables,
    })
    const mine = { ...services, config, sessionKey: keyOf(secretKey) }
    const app = await buildApp(mine, { level: 'error', stream: { write: (line: string) => logged.push(line) } })
    await app.ready()
    return { app, services: mine }
  }
  const secret = async () =>
    (await database.db.selectFrom('webhook_endpoints').select('secret').executeTakeFirstOrThrow()).secret
  return { ...other, database, administrator, startedUnder, secret, logged, id }
}

test('a secret that was kept as it is becomes unreadable at the next start, and still signs', async () => {
  const { startedUnder, secret, administrator, received, id, logged } = await kept()
  const { services } = await startedUnder(first)
  expect(await secret()).toMatch(/^sealed:1:[\w-]{80,}$/)
  await administrator.post(`/settings/webhooks/${id}/trial`)
  expect(await deliverDue(services)).toBe(1)
  const { body, headers } = received[0]!
  const message = String(headers['webhook-id'])
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  expect(headers['webhook-signature']).toBe(new Webhook(plain).sign(message, at, body))
  expect(logged).toEqual([])
})

test('a secret under the key of before is read and encrypted anew', async () => {
  const { startedUnder, secret } = await kept()
  await startedUnder(first)
  const before = await secret()
  await startedUnder(second, { SECRET_KEY_OLD: `${'c'.repeat(32)}, ${first}` })
  expect(await secret()).not.toBe(before)
  const after = await secret()
  await startedUnder(second)
  expect(await secret()).toBe(after)
})

test('a base under another key says so at the start, in Settings and beside the message, and all else goes on', async () => {
  const { startedUnder, secret, database, id, logged } = await kept()
  await startedUnder(first)
  const before = await secret()
  const { app, services } = await startedUnder(second)
  expect(logged.join()).toMatch(/SECRET_KEY: the secrets of 1 webhooks/)
  expect(await secret()).toBe(before)
  const visitor = new Visitor(app)
  await visitor.signIn(database, 'administrator')
  expect((await visitor.get('/settings/webhooks')).body).toContain('The secret was encrypted with another SECRET_KEY')
  await visitor.post(`/settings/webhooks/${id}/trial`)
  expect(await deliverDue(services)).toBe(0)
  expect((await visitor.get(`/settings/webhooks/${id}`)).body).toContain('not sent: the secret cannot be decrypted')
})

test('no secret is found in the database as it was shown', async () => {
  const { visitor, database } = await testApp({ WEBHOOKS_TO_PRIVATE_NETWORKS: '1' })
  const administrator = await visitor('administrator')
  const { body } = await administrator.post('/settings/webhooks', { url: 'http://127.0.0.1:9/', noun: ['candidate'] })
  const shown = /whsec_[\w+/=]{44}/.exec(body)?.[0] ?? ''
  expect(shown).not.toBe('')
  expect(JSON.stringify(await database.db.selectFrom('webhook_endpoints').selectAll().execute())).not.toContain(
    shown.slice(6, 30),
  )
})
