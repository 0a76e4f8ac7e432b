import { describe, expect, test } from 'vitest'
import { mailingTeam, mailOf } from './scene.ts'

describe('an invitation by mail', () => {
  test('says who, where and when in the same words as text and HTML, and can be left with one click', async () => {
    const team = await mailingTeam()
    const { batch, slots } = await team.day('2026-11-27')
    const [anna = 0] = await team.people('Ким Анна Петровна')
    await team.inviteTo(batch, [anna], slots[1]!.id)
    expect(await team.send()).toBe(1)
    const [mail] = team.mails
    expect(mail).toMatchObject({ from: 'jobs@yavka.test', to: mailOf(anna), calendar: null })
    expect(mail!.headers['from']).toBe('Найм <jobs@yavka.test>')
    expect(mail!.text).toContain('Анна Петровна')
    expect(mail!.text).toContain('10:30')
    expect(mail!.text).toContain('Тверская, 1')
    expect(mail!.text).not.toMatch(/Ким|[{}]/)
    const link = /http:\/\/yavka\.test\/r\/[\w.-]+/.exec(mail!.text)![0]
    expect(mail!.html).toContain(link)
    expect(mail!.headers['list-unsubscribe']).toBe(`<${link}/unsubscribe>`)
    expect(mail!.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
    expect(mail!.headers['message-id']).toMatch(/^<yavka\.\w+\.\w+@yavka\.test>$/)
    const [kept] = await team.messages()
    expect(kept).toMatchObject({ state: 'sent', address: mailOf(anna), message_id: mail!.headers['message-id'] })
    expect((await team.invitationOf(anna)).asked_at).toBe(team.clock.now.toString())
  })
})
