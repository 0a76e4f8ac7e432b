import { describe, expect, test } from 'vitest'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

/** A day tomorrow with so many people invited today, seen at nine in the morning. */
async function day(people = 4) {
  const clock = { now: testNow }
  const made = await testApp({}, clock)
  const { db } = made.database
  const vacancyId = await makeVacancy(db)
  const hr = await made.visitor('hr')
  const saved = await hr.post('/batches', { ...smallFlow(vacancyId), goal: '2', date: '2026-11-25' })
  const batchId = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const ids = await makeCandidates(
    db,
    vacancyId,
    Array.from({ length: people }, (_, i) => `Кандидат ${String(i).padStart(2, '0')}`),
  )
  await hr.post(`/batches/${batchId}/fill`, { candidate: ids.map(String), slot: '', beyond: 'yes' })
  const invitations = await db.selectFrom('invitations').select(['id', 'candidate_id']).orderBy('id').execute()
  const reminders = () => db.selectFrom('reminders').select(['invitation_id', 'channel', 'at']).orderBy('id').execute()
  return {
    ...made,
    db,
    hr,
    clock,
    batchId,
    invitations,
    reminders,
    list: async () => (await hr.get(`/batches/${batchId}/invitations`)).body,
  }
}

describe('reminders', () => {
  test('are noted for all of a batch in one act, but not for those who declined', async () => {
    const { hr, batchId, invitations, reminders, list } = await day()
    await hr.post(`/invitations/${invitations[0]!.id}/answers`, { reply: 'no' })
    await hr.post(`/batches/${batchId}/reminders`, { channel: 'sms' })
    expect((await reminders()).map((one) => one.invitation_id)).toEqual(invitations.slice(1).map(({ id }) => id))
    expect(await list()).toContain('24 Nov 2026, 09:00 · text message · 3 people · Test hr')
    expect(await list()).toContain('Yavka writes to nobody')
  })

  test('are noted for one person, and stand in that history with what was answered', async () => {
    const { hr, clock, batchId, invitations, reminders } = await day()
    const { id, candidate_id } = invitations[1]!
    await hr.post(`/invitations/${id}/answers`, { reply: 'no', route: 'yes' })
    clock.now = testNow.add({ hours: 2 })
    await hr.post(`/invitations/${id}/reminders`, { channel: 'messenger' })
    expect(await reminders()).toMatchObject([{ invitation_id: id, channel: 'messenger' }])
    clock.now = testNow.add({ hours: 5 })
    await hr.post(`/invitations/${id}/answers`, { version: '2', reply: 'yes' })
    const page = (await hr.get(`/invitations/${id}`)).body
    const told = [
      ...page.matchAll(/<strong class="nowrap">([^<]+)<\/strong><span class="hint"> Test hr<\/span><br>([^<]+)</g),
    ].map(([, when, what]) => `${when} ${what}`)
    expect(told).toEqual([
      '24 Nov 2026, 09:00 Invitation noted, chance to come at that moment: 40 %',
      '24 Nov 2026, 09:00 Called and reached',
      '24 Nov 2026, 09:00 “Will you come?” – no',
      '24 Nov 2026, 09:00 “Is it clear how to get there?” – yes',
      '24 Nov 2026, 11:00 Reminded: messenger',
      '24 Nov 2026, 14:00 Called and reached',
      '24 Nov 2026, 14:00 “Will you come?” – yes (before: no)',
    ])
    const replies = 'Replies so far: no (24 Nov 2026, 09:00) → yes (24 Nov 2026, 14:00)'
    expect((await hr.get(`/candidates/${candidate_id}`)).body).toContain(replies)
    expect((await hr.get(`/batches/${batchId}/calls?person=${id}`)).body).toContain(replies)
  })

  test('an answer that was taken back was never given', async () => {
    const { hr, invitations } = await day()
    const { id } = invitations[0]!
    await hr.post(`/invitations/${id}/answers`, { reply: 'no' })
    await hr.post(`/invitations/${id}/answers/undo`, { version: '2' })
    await hr.post(`/invitations/${id}/answers`, { version: '3', reply: 'yes' })
    const page = (await hr.get(`/invitations/${id}`)).body
    expect(page).toContain('“Will you come?” – yes')
    expect(page).not.toContain('– no')
  })

  test('of one act are taken back together, while the day is open', async () => {
    const { hr, clock, batchId, invitations, reminders, list } = await day()
    await hr.post(`/batches/${batchId}/reminders`, { channel: 'email' })
    clock.now = testNow.add({ minutes: 1 })
    await hr.post(`/invitations/${invitations[0]!.id}/reminders`, { channel: 'call' })
    const acts = [...(await list()).matchAll(/name="at" value="([^"]+)"/g)].map(([, at]) => at!)
    expect(acts).toHaveLength(2)
    await hr.post(`/batches/${batchId}/reminders/undo`, { at: acts[1]! })
    expect((await reminders()).map(({ channel }) => channel)).toEqual(['call'])
    expect((await hr.post(`/batches/${batchId}/reminders/undo`, { at: acts[1]! })).statusCode).toBe(409)
    clock.now = testNow.add({ hours: 26 })
    await hr.post(`/batches/${batchId}/close`)
    expect((await hr.post(`/batches/${batchId}/reminders/undo`, { at: acts[0]! })).statusCode).toBe(409)
    await hr.post(`/batches/${batchId}/reminders`, { channel: 'sms' })
    expect(await reminders()).toHaveLength(1)
  })

  test('are not noted by those who do not plan, nor by a way unknown', async () => {
    const { visitor, batchId, hr, reminders } = await day()
    expect(
      (await (await visitor('manager')).post(`/batches/${batchId}/reminders`, { channel: 'sms' })).statusCode,
    ).toBe(403)
    await hr.post(`/batches/${batchId}/reminders`, { channel: 'pigeon' })
    expect(await reminders()).toEqual([])
  })

  test('stand in the report by themselves and with lead time held equal, late ones left out', async () => {
    const { hr, db, clock, batchId, invitations } = await day(24)
    // Half of the people were invited a week earlier; of each half six are reminded, and of those five come, of the
    // others one.
    for (const { id } of invitations.slice(0, 12))
      await db.updateTable('invitations').set({ invited_at: '2026-11-18T06:00:00Z' }).where('id', '=', id).execute()
    for (const [index, { id }] of invitations.entries()) {
      const reminded = index % 12 < 6
      if (reminded) await hr.post(`/invitations/${id}/reminders`, { channel: 'sms' })
    }
    clock.now = testNow.add({ hours: 25 })
    for (const [index, { id }] of invitations.entries()) {
      if (index % 12 < 5 || index % 12 === 11) await hr.post(`/invitations/${id}/mark/came`, { version: '1' })
    }
    clock.now = testNow.add({ hours: 30 })
    await hr.post(`/invitations/${invitations[11]!.id}/reminders`, { channel: 'email' })
    await hr.post(`/batches/${batchId}/close`)
    const { body } = await hr.get('/turnout?by=reminder')
    expect(body).toMatch(/text message<\/th>[\s\S]{0,2000}?10 of 12/)
    expect(body).toMatch(/not reminded<\/th>[\s\S]{0,2000}?2 of 12/)
    expect(body).toContain('Reminders, lead time held equal')
    expect(body).toMatch(
      /those who were reminded came more often: by \+67 points \(from \+42 to \+92\)\. An association, not a cause/,
    )
    expect(body).toContain('83 % (5 of 6)')
  })
})
