import { describe, expect, onTestFinished, test } from 'vitest'
import { buildApp } from '../../../src/app.ts'
import { firstStartCode } from '../../../src/features/accounts/first-start-code.ts'
import { waitBefore } from '../../../src/features/accounts/acts/count-sign-in.ts'
import { testApp, testNow, Visitor, type TestApp } from '../../support/app.ts'

const anna = { name: 'Анна Ёлкина', email: 'anna@example.ru', password: 'тихое утро и крепкий чай', language: 'ru' }

/** A company behind a proxy, as one is told by TRUST_PROXY. */
async function company(variables: Record<string, string> = { TRUST_PROXY: '1' }) {
  const clock = { now: testNow }
  const waits: number[] = []
  const made = await testApp(variables, clock, onTestFinished, async (wait) => void waits.push(wait))
  await new Visitor(made.app).post('/welcome', { ...anna, code: firstStartCode(made.services) }, '/welcome')
  return { ...made, clock, waits }
}

/** Signs in from an address, as the proxy tells it. */
async function tryFrom(
  app: TestApp['app'],
  address: string,
  password = 'a guess of somebody',
  email = anna.email,
  visitor = new Visitor(app),
) {
  const token = await visitor.token('/sign-in')
  return visitor.send({
    method: 'POST',
    url: '/sign-in',
    payload: new URLSearchParams({ _csrf: token, email, password }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address },
  })
}

describe('guessing passwords', { timeout: 240_000 }, () => {
  test('from one address ends after twenty tries, even with RATE_LIMIT=0, and on every server of the database', async () => {
    const { app, services, clock } = await company({ TRUST_PROXY: '1', RATE_LIMIT: '0' })
    const second = await buildApp(services)
    for (let time = 0; time < 20; time += 1)
      expect(
        (await tryFrom(time % 2 === 0 ? app : second, '203.0.113.5', 'a guess of somebody', `${time}@example.ru`))
          .statusCode,
      ).toBe(422)
    const refused = await tryFrom(second, '203.0.113.5', anna.password)
    expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, 15 * 60])
    expect((await tryFrom(app, '203.0.113.6', anna.password)).statusCode).toBe(303)
    clock.now = testNow.add({ minutes: 16 })
    expect((await tryFrom(app, '203.0.113.5', anna.password)).statusCode).toBe(303)
    await second.close()
  })

  test('from one network of the new kind is counted together', async () => {
    const { app } = await company()
    for (let time = 0; time < 20; time += 1)
      await tryFrom(app, `2001:db8:1:2:${time}::1`, 'a guess of somebody', `${time}@example.ru`)
    expect((await tryFrom(app, '2001:db8:1:2:ffff::9', anna.password)).statusCode).toBe(429)
    expect((await tryFrom(app, '2001:db8:1:3::1', anna.password)).statusCode).toBe(303)
    expect((await tryFrom(app, '::ffff:203.0.113.5', anna.password)).statusCode).toBe(303)
  })

  test('on an account from many addresses makes it slow and never blocks it', async () => {
    const { app, database, waits } = await company()
    for (let time = 0; time < 24; time += 1) expect((await tryFrom(app, `203.0.113.${time}`)).statusCode).toBe(422)
    expect((await tryFrom(app, '198.51.100.1', anna.password)).statusCode).toBe(303)
    expect(waits).toEqual(Array.from({ length: 25 }, (_, tries) => waitBefore(tries + 1)))
    expect(waits.at(-1)).toBe(2250)
    // The right password begins anew.
    expect(
      await database.db.selectFrom('rate_limits').select('key').where('key', 'like', 'account:%').execute(),
    ).toEqual([])
  })

  test('of somebody who has no account is treated alike, and no counter holds an e-mail', async () => {
    const { app, database } = await company()
    for (const email of [anna.email, 'nobody@example.ru'])
      await tryFrom(app, '203.0.113.5', 'a guess of somebody', email)
    const rows = await database.db
      .selectFrom('rate_limits')
      .select(['key', 'hits'])
      .where('key', 'like', 'account:%')
      .execute()
    expect(rows.map(({ hits }) => hits)).toEqual([1, 1])
    expect(JSON.stringify(rows)).not.toContain('example')
  })

  test('makes a device on which the person has been before neither slow nor blocked', async () => {
    const { app, database } = await company()
    const colleague = new Visitor(app)
    expect((await tryFrom(app, '203.0.113.5', anna.password, anna.email, colleague)).statusCode).toBe(303)
    await colleague.post('/sign-out')
    for (let time = 0; time < 21; time += 1)
      await tryFrom(app, '203.0.113.5', 'a guess of somebody', `${time}@example.ru`)
    expect((await tryFrom(app, '203.0.113.5', anna.password)).statusCode).toBe(429)
    expect((await tryFrom(app, '203.0.113.5', anna.password, anna.email, colleague)).statusCode).toBe(303)
    await colleague.post('/sign-out')
    // On the device of Anna another account is as strange as anywhere, and hers after ten wrong tries.
    expect((await tryFrom(app, '203.0.113.5', 'a guess of somebody', 'boris@example.ru', colleague)).statusCode).toBe(
      429,
    )
    for (let time = 0; time < 10; time += 1)
      expect((await tryFrom(app, '203.0.113.5', 'a guess of somebody', anna.email, colleague)).statusCode).toBe(422)
    expect((await tryFrom(app, '203.0.113.5', anna.password, anna.email, colleague)).statusCode).toBe(429)
    expect(
      (await database.db.selectFrom('rate_limits').select('key').where('key', 'like', 'account:%').execute()).length,
    ).toBe(20)
  })

  test('with a made-up device cookie gains nothing', async () => {
    const { app } = await company()
    for (let time = 0; time < 20; time += 1)
      await tryFrom(app, '203.0.113.5', 'a guess of somebody', `${time}@example.ru`)
    for (const device of ['x.y', '.', 'AAAA.'.padEnd(60, 'A'), '%', '']) {
      const visitor = new Visitor(app)
      const token = await visitor.token('/sign-in')
      const payload = new URLSearchParams({ _csrf: token, email: anna.email, password: anna.password }).toString()
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'x-forwarded-for': '203.0.113.5',
        cookie: `${visitor.cookie()}; device=${device}`,
      }
      expect((await visitor.send({ method: 'POST', url: '/sign-in', payload, headers })).statusCode, device).toBe(429)
    }
  })

  test('an office of thirty signs in from one address', async () => {
    const { app } = await company()
    for (let time = 0; time < 30; time += 1)
      expect((await tryFrom(app, '203.0.113.5', anna.password)).statusCode).toBe(303)
  })

  test('waits longer and longer, up to five seconds', () => {
    const waits = Array.from({ length: 200 }, (_, tries) => waitBefore(tries))
    expect(waits.slice(0, 11)).toEqual(Array(11).fill(0))
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
    expect([waits[20], waits.at(-1)]).toEqual([1000, 5000])
  })
})

describe('the address of a visitor', { timeout: 240_000 }, () => {
  test('is what the proxies say only where TRUST_PROXY names them', async () => {
    const addressOf = async (variables: Record<string, string>, forwarded: string) => {
      const { app, database } = await company(variables)
      await tryFrom(app, forwarded)
      return (
        await database.db
          .selectFrom('rate_limits')
          .select('key')
          .where('key', 'like', 'sign-in:%')
          .executeTakeFirstOrThrow()
      ).key
    }
    expect(await addressOf({}, '203.0.113.5')).toBe('sign-in:127.0.0.1')
    expect(await addressOf({ TRUST_PROXY: '1' }, '192.0.2.9, 203.0.113.5')).toBe('sign-in:203.0.113.5')
    expect(await addressOf({ TRUST_PROXY: '2' }, '192.0.2.9, 203.0.113.5')).toBe('sign-in:192.0.2.9')
    expect(await addressOf({ TRUST_PROXY: '127.0.0.0/8, 203.0.113.5' }, '192.0.2.9, 203.0.113.5')).toBe(
      'sign-in:192.0.2.9',
    )
    expect(await addressOf({ TRUST_PROXY: '10.0.0.2' }, '192.0.2.9')).toBe('sign-in:127.0.0.1')
  })
})
