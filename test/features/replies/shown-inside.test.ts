import { expect, test } from 'vitest'
import { openScene } from './scene.ts'

const scene = await openScene()

test('a reply of the person shows as their own on the day, in the calls, at the reception and in the history', async () => {
  const { day, invited, hr } = await scene()
  const tomorrow = await day()
  const [anna, boris] = [await invited(tomorrow), await invited(tomorrow, 1, 'Орлов Борис')]
  await anna.says('yes')
  await boris.says('no')
  const own = 'replied on their own page, 24 Nov 2026, 09:00'
  for (const page of [`/batches/${tomorrow.id}`, `/batches/${tomorrow.id}/reception`]) {
    const { body } = await hr.get(page)
    expect(body.split(own), page).toHaveLength(3)
  }
  // Who promised may still be called; who declined is settled.
  expect((await hr.get(`/batches/${tomorrow.id}/calls`)).body).toContain(`will not come, ${own}`)
  const { id } = await anna.row()
  const history = (await hr.get(`/invitations/${id}`)).body
  expect(history).toContain('the candidate')
  expect(history).toContain('“Will you come?”')
})

test('the forecast counts a reply of the person like any other', async () => {
  const { day, invited, hr, csrf } = await scene()
  const days = [await day(), await day()]
  const chances = []
  for (const [index, one] of days.entries()) {
    const anna = await invited(one)
    const { id, version } = await anna.row()
    if (index === 0) await anna.says('yes')
    else await hr.submit(`/invitations/${id}/answers`, { only: 'reply', reply: 'yes', version: String(version) }, csrf)
    expect((await anna.row()).reply).toBe('yes')
    const { body } = await hr.get(`/batches/${one.id}`)
    chances.push(/popovertarget="why-\d+"[^>]*>([^<]+)</.exec(body)?.[1])
  }
  expect(chances[0]).toBeTruthy()
  expect(chances[0]).toBe(chances[1])
})

test('no colleague takes back what the person said themselves, only what a colleague wrote down', async () => {
  const { day, invited, hr, csrf } = await scene()
  const tomorrow = await day()
  const anna = await invited(tomorrow)
  const first = await anna.row()
  await hr.submit(`/invitations/${first.id}/answers`, { only: 'reply', reply: 'unsure', version: '1' }, csrf)
  await anna.says('yes')
  const said = await anna.row()
  await hr.submit(`/invitations/${said.id}/answers/undo`, { version: String(said.version) }, csrf)
  expect(await anna.row()).toEqual(said)
  await hr.submit(
    `/invitations/${said.id}/answers`,
    { only: 'reply', reply: 'no', version: String(said.version) },
    csrf,
  )
  const noted = await anna.row()
  expect(noted).toMatchObject({ reply: 'no', reply_via: 'call' })
  await hr.submit(`/invitations/${noted.id}/answers/undo`, { version: String(noted.version) }, csrf)
  expect(await anna.row()).toMatchObject({ reply: 'yes', reply_via: 'page' })
})

test('a colleague makes a link void, and the page of the invitation shows the new one', async () => {
  const { app, day, invited, hr, csrf } = await scene()
  const anna = await invited(await day())
  const { id } = await anna.row()
  expect((await hr.get(`/invitations/${id}`)).body).toContain(`value="http://yavka.test${anna.link()}"`)
  const revoked = await hr.submit(`/threads/${anna.thread}/link/revocation?back=/invitations/${id}`, {}, csrf)
  expect(revoked.headers.location).toBe(`/invitations/${id}`)
  expect((await anna.get()).statusCode).toBe(410)
  expect((await hr.get(`/invitations/${id}`)).body).toContain(`value="http://yavka.test${anna.link(1)}"`)
  expect((await app.inject({ method: 'GET', url: anna.link(1) })).statusCode).toBe(200)
})
