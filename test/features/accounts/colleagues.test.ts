import { describe, expect, test } from 'vitest'
import { roles } from '../../../src/web/security/permissions.ts'
import { testApp, Visitor, type TestApp } from '../../support/app.ts'
import { program } from '../../support/program.ts'

const password = 'quiet morning tea'
const lastOf = ({ database }: TestApp) =>
  database.db.selectFrom('users').select(['id', 'email', 'name']).orderBy('id', 'desc').executeTakeFirstOrThrow()

describe('colleagues', () => {
  test('only an administrator invites, changes roles, blocks, unblocks, gives links and takes them back', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const { id } = await lastOf(made)
    await administrator.post('/settings/links', { role: 'hr' })
    const { id: link } = await made.database.db.selectFrom('account_links').select('id').executeTakeFirstOrThrow()
    for (const role of roles.filter((one) => one !== 'administrator')) {
      const someone = await made.visitor(role)
      for (const path of [
        'links',
        `colleagues/${id}/role`,
        `colleagues/${id}/block`,
        `colleagues/${id}/unblock`,
        `colleagues/${id}/reset`,
        `links/${link}/revocation`,
      ]) {
        expect((await someone.post(`/settings/${path}`, { role: 'hr' })).statusCode, `${role} ${path}`).toBe(403)
      }
      expect((await someone.get('/settings')).body).not.toContain('/revocation')
    }
  })

  test.each([
    ['blocked', 'block', {}],
    ['given another role', 'role', { role: 'hr' }],
  ])('who are %s are out at once, with their tokens', async (_what, path, fields) => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const { user, call } = await program(made)
    const colleague = new Visitor(made.app)
    await colleague.post('/sign-in', { email: user.email, password }, '/sign-in')
    expect((await administrator.post(`/settings/colleagues/${user.id}/${path}`, fields)).statusCode).toBe(303)
    expect((await colleague.get('/')).statusCode).toBe(303)
    expect((await call('GET', '/candidates')).statusCode).toBe(401)
  })

  test('who are unblocked sign in with their password; sessions and tokens of before stay dead', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const { user, call } = await program(made)
    const colleague = new Visitor(made.app)
    const signIn = async () =>
      (await colleague.post('/sign-in', { email: user.email, password }, '/sign-in')).statusCode
    await signIn()
    const before = colleague.cookie()
    await administrator.post(`/settings/colleagues/${user.id}/block`)
    expect(await signIn()).toBe(422)
    expect((await administrator.get('/settings')).body).toContain(`/settings/colleagues/${user.id}/unblock`)
    await administrator.post(`/settings/colleagues/${user.id}/unblock`)
    expect((await made.app.inject({ url: '/', headers: { cookie: before } })).statusCode).toBe(303)
    expect((await call('GET', '/candidates')).statusCode).toBe(401)
    expect(await signIn()).toBe(303)
  })

  test('never lose their last administrator: nobody blocks or lowers themselves', async () => {
    const made = await testApp()
    const administrator = await made.visitor('administrator')
    const { id } = await lastOf(made)
    expect((await administrator.post(`/settings/colleagues/${id}/block`)).statusCode).toBe(403)
    expect((await administrator.post(`/settings/colleagues/${id}/role`, { role: 'hr' })).statusCode).toBe(403)
    expect((await administrator.get('/settings')).statusCode).toBe(200)
  })

  test('keep one of two administrators who block or lower each other at once', async () => {
    for (const paths of [
      ['block', 'block'],
      ['block', 'role'],
      ['role', 'role'],
    ] as const) {
      const made = await testApp()
      for (let round = 0; round < 4; round += 1) {
        await made.database.db.updateTable('users').set({ role: 'recruiter' }).execute()
        const one = await made.visitor('administrator')
        const { id: oneId } = await lastOf(made)
        const two = await made.visitor('administrator')
        const { id: twoId } = await lastOf(made)
        const tokens = [await one.token('/settings'), await two.token('/settings')] as const
        const answers = await Promise.all([
          one.submit(`/settings/colleagues/${twoId}/${paths[0]}`, { role: 'hr' }, tokens[0]),
          two.submit(`/settings/colleagues/${oneId}/${paths[1]}`, { role: 'hr' }, tokens[1]),
        ])
        expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([])
        const left = await made.database.db
          .selectFrom('users')
          .select('id')
          .where('role', '=', 'administrator')
          .where('disabled_at', 'is', null)
          .execute()
        expect(left).toHaveLength(1)
      }
    }
  })
})
