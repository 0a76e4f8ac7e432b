import { describe, expect, test } from 'vitest'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { asTerms, colleague, enter, offerScene, outside, step, within } from './support.ts'

/** An offer outside the band that an author handed in and an approver approved and sent. */
async function sentOffer() {
  const scene = await offerScene()
  const [author, approver] = [await colleague(scene.app, 'hr'), await colleague(scene.app, 'manager')]
  const offer = await enter(author.visitor, scene.candidates[0]!, scene.vacancy, outside)
  await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
  await step(approver.visitor, offer, 'approve')
  await step(author.visitor, offer, 'send')
  return { ...scene, author, approver, offer, id: Number(offer.split('/').at(-1)) }
}

describe('a correction of an offer', () => {
  test('that was sent makes a next version, which needs approval again; the one before stays readable', async () => {
    const { author, approver, offer, id } = await sentOffer()
    const form = await author.visitor.get(`${offer}/correction`)
    expect(form.body).toContain('value="90000"')
    const bare = await author.visitor.post(`${offer}/correction`, { ...outside, amount: '95000', version: '4' })
    expect([bare.statusCode, bare.body.includes('id="reason-error"')]).toEqual([422, true])
    const words = 'The candidate has this offer already: say why it is corrected'
    expect(bare.body).toContain(words)
    const program = await author.call('PATCH', `/offers/${id}`, { version: 4, correction: asTerms(outside) })
    expect([program.statusCode, program.json().errors]).toEqual([400, [{ path: 'correction.reason', message: words }]])

    const corrected = { ...outside, amount: '95000', version: '4', reason: 'Ошиблись в сумме' }
    expect((await author.visitor.post(`${offer}/correction`, corrected)).statusCode).toBe(303)
    const page = (await author.visitor.get(offer)).body
    for (const text of ['Version 2', '95 000 ₽, take-home', 'Earlier versions', 'Version 1', 'Ошиблись в сумме'])
      expect(page).toContain(text)
    expect((await author.visitor.get(`${offer}/letter`)).statusCode).toBe(303)
    const before = (await author.visitor.get(`${offer}/versions/1`)).body
    for (const text of ['90 000 ₽, take-home', 'Редкий опыт', 'sent', author.name]) expect(before).toContain(text)
    expect((await author.visitor.get(`${offer}/versions/2`)).statusCode).toBe(404)

    expect((await step(author.visitor, offer, 'send')).statusCode).toBe(409)
    await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
    const waiting = (await author.call('GET', `/offers/${id}`)).json()
    expect([waiting.status, waiting.edition, waiting.amount]).toEqual(['waiting', 2, 95_000])
    await step(approver.visitor, offer, 'approve')
    const letter = (await author.visitor.get(`${offer}/letter?language=ru`)).body
    expect(letter).toContain('Версия 2, вместо всех прежних')
    const versions = (await author.call('GET', `/offers/${id}/versions`)).json().rows
    expect(versions).toMatchObject([{ edition: 1, amount: 90_000, status: 'sent', author: author.id }])
  })

  test('into the band needs no approval, and belongs to the colleague who corrects it', async () => {
    const { approver, author, offer } = await sentOffer()
    await approver.visitor.post(`${offer}/correction`, { ...within, version: '4', reason: 'Столько не платим' })
    expect((await step(author.visitor, offer, 'submit')).statusCode).toBe(403)
    expect((await step(approver.visitor, offer, 'submit')).statusCode).toBe(303)
    expect((await author.visitor.get(`${offer}/letter`)).body).toContain('Version 2')
  })

  test('in two windows is made once, and the second shows what was saved', async () => {
    const { author, approver, offer, id } = await sentOffer()
    const correct = (amount: string) => ({ ...outside, amount, version: '4', reason: 'Ошибка' })
    expect((await author.visitor.post(`${offer}/correction`, correct('95000'))).statusCode).toBe(303)
    const late = await approver.visitor.post(`${offer}/correction`, correct('96000'))
    expect(late.statusCode).toBe(409)
    const words = 'Somebody has taken this offer further meanwhile'
    for (const text of [words, '95 000 ₽', '96 000 ₽']) expect(late.body).toContain(text)
    const program = await approver.call('PATCH', `/offers/${id}`, {
      version: 4,
      correction: { ...asTerms(outside), reason: 'Ошибка' },
    })
    expect(program.statusCode).toBe(409)
    expect(program.json()).toMatchObject({ errors: [{ path: 'version' }], current: { edition: 2, amount: 95_000 } })
    expect(program.json().errors[0].message).toContain(words)
  })
})

test('a withdrawn offer can be neither sent nor answered; one the candidate has is withdrawn with a reason', async () => {
  const { author, offer, id } = await sentOffer()
  expect((await step(author.visitor, offer, 'withdraw')).statusCode).toBe(422)
  const program = await author.call('PATCH', `/offers/${id}`, {
    version: 4,
    step: { act: 'withdraw', reason: 'Место' },
  })
  expect([program.statusCode, program.json().status]).toEqual([200, 'withdrawn'])
  const page = (await author.visitor.get(offer)).body
  expect(page).toContain('withdrew the offer')
  expect(page).not.toContain('name="act"')
  expect((await step(author.visitor, offer, 'accept', { version: '5' })).statusCode).toBe(409)
})

test('a draft whose author is blocked is taken over by a colleague, which its history tells, and finished', async () => {
  const { app, vacancy, candidates } = await offerScene()
  const [author, heir] = [await colleague(app, 'recruiter'), await colleague(app, 'recruiter')]
  const offer = await enter(author.visitor, candidates[0]!, vacancy, within)
  expect((await heir.visitor.get(offer)).body).not.toContain('value="take-over"')
  const administrator = await app.visitor('administrator')
  await administrator.post(`/settings/colleagues/${author.id}/block`)
  const page = (await heir.visitor.get(offer)).body
  expect(page).toContain(`${author.name} may no longer work on this offer.`)
  expect((await step(heir.visitor, offer, 'submit')).statusCode).toBe(403)
  expect((await step(heir.visitor, offer, 'take-over')).statusCode).toBe(303)
  const taken = (await heir.visitor.get(offer)).body
  expect(taken).toMatch(new RegExp(`${heir.name} · took the offer over`))
  expect((await heir.visitor.post(offer, { ...within, amount: '39900', version: '2' })).statusCode).toBe(303)
  expect((await step(heir.visitor, offer, 'submit')).statusCode).toBe(303)
})

test('an offer shows one amount wherever it is named', async () => {
  const { app, vacancy, candidates } = await offerScene()
  const author = await colleague(app, 'hr')
  const fields = { amount: '40000', variable: '15000', basis: 'gross', level: '2' }
  const offer = await enter(author.visitor, candidates[0]!, vacancy, fields)
  for (const address of [offer, '/offers', `/candidates/${candidates[0]}`])
    expect((await author.visitor.get(address)).body, address).toContain(
      '55 000 ₽, before tax (40 000 ₽ fixed, 15 000 ₽ when goals are met)',
    )
})

test('an offer needs an open application, by page and by API', async () => {
  const { app, vacancy, candidates } = await offerScene()
  const { db } = app.database
  const author = await colleague(app, 'hr')
  const [stranger = 0] = await makeCandidates(db, await makeVacancy(db, 'Другая'), ['Пётр Стрелков'])
  const words = 'An offer needs an open application of this person for this vacancy.'
  const page = await author.visitor.post(`/candidates/${stranger}/offers?vacancy=${vacancy}`, within)
  expect([page.statusCode, page.body.includes(words)]).toEqual([409, true])
  const program = await author.call('POST', '/offers', { candidate: stranger, vacancy, ...asTerms(within) })
  expect([program.statusCode, program.json().errors[0].message]).toEqual([409, words])

  const offer = await enter(author.visitor, candidates[0]!, vacancy, within)
  await step(author.visitor, offer, 'submit')
  await db.updateTable('applications').set({ closed_at: '2026-11-24T06:00:00Z', ended_by: 'candidate' }).execute()
  const sending = await step(author.visitor, offer, 'send')
  expect([sending.statusCode, sending.body.includes(words)]).toEqual([409, true])
})
