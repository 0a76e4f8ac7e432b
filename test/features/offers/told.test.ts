import { describe, expect, test } from 'vitest'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { asTerms, colleague, enter, offerScene, outside, step, within } from './support.ts'

describe('an offer that waits for approval', () => {
  test('is counted on Today and in the menu of those who may decide, who are named on its page', async () => {
    const { app, vacancy, candidates } = await offerScene()
    const [author, approver] = [await colleague(app, 'hr'), await colleague(app, 'manager')]
    const recruiter = await colleague(app, 'recruiter')
    const offer = await enter(author.visitor, candidates[0]!, vacancy, outside)
    expect((await approver.visitor.get('/')).body).not.toContain('for your decision')
    await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })

    expect((await approver.visitor.get('/')).body).toMatch(
      /href="\/offers\/\d+" aria-label="Open: 1 offer waits for your decision"/,
    )
    expect((await approver.visitor.get('/vacancies')).body).toMatch(
      /href="\/offers">[\s\S]{0,200}Job offers<span class="count">1<span class="visually-hidden"> waits for your decision/,
    )
    for (const { visitor } of [author, recruiter])
      expect((await visitor.get('/')).body).not.toContain('for your decision')
    expect((await author.visitor.get(offer)).body).toContain(`Waiting for ${approver.name}`)

    await step(approver.visitor, offer, 'approve')
    expect((await approver.visitor.get('/')).body).not.toContain('for your decision')
    expect((await author.visitor.get(offer)).body).toContain(`Approved by ${approver.name}, `)
  })

  test('says so when nobody but its author may decide', async () => {
    const { app, vacancy, candidates } = await offerScene()
    const author = await colleague(app, 'hr')
    const offer = await enter(author.visitor, candidates[0]!, vacancy, outside)
    await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
    expect((await author.visitor.get(offer)).body).toContain('Nobody other than the author may decide about it')
  })
})

test('what others did with an offer stands on its author’s Today and My day until seen, and nowhere else', async () => {
  const { app, vacancy, candidates } = await offerScene()
  const [author, approver] = [await colleague(app, 'recruiter'), await colleague(app, 'manager')]
  const offer = await enter(author.visitor, candidates[0]!, vacancy, outside)
  await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
  expect((await author.visitor.get('/')).body).not.toContain('News of your offers')
  await step(approver.visitor, offer, 'reject', { reason: 'Слишком дорого' })

  for (const address of ['/', '/my-day', '/']) {
    const { body } = await author.visitor.get(address)
    expect(body).toContain(`${approver.name} rejected`)
    expect(body).toContain('Слишком дорого')
  }
  expect((await approver.visitor.get('/')).body).not.toContain('News of your offers')
  await approver.visitor.post(`${offer}/seen`)
  const seen = await author.visitor.post(`${offer}/seen`, { back: '/my-day' })
  expect([seen.statusCode, seen.headers.location]).toEqual([303, '/my-day'])
  for (const address of ['/', '/my-day'])
    expect((await author.visitor.get(address)).body).not.toContain('News of your offers')
})

describe('sending an offer warns', () => {
  test('when no place is left, and accepting does too, with the same words at both doors', async () => {
    const { app, vacancy, candidates } = await offerScene()
    const author = await colleague(app, 'hr')
    await app.database.db.updateTable('vacancies').set({ openings: 1 }).execute()
    const offers = []
    for (const candidate of candidates) {
      const offer = await enter(author.visitor, candidate, vacancy, within)
      await step(author.visitor, offer, 'submit')
      offers.push(offer)
    }
    const [first = '', second = ''] = offers
    const tooMany = 'More offers are open for this vacancy than it has places left.'
    const early = await step(author.visitor, first, 'send')
    expect([early.statusCode, early.body.includes(tooMany)]).toEqual([422, true])
    for (const offer of offers)
      expect((await step(author.visitor, offer, 'send', { confirmed: 'yes' })).statusCode).toBe(303)
    expect((await step(author.visitor, first, 'accept')).statusCode).toBe(303)

    const full = 'Every place of this vacancy is taken already.'
    const page = await step(author.visitor, second, 'accept')
    expect([page.statusCode, page.body.includes(full)]).toEqual([422, true])
    const id = second.split('/').at(-1)
    const program = await author.call('PATCH', `/offers/${id}`, { version: 3, step: { act: 'accept' } })
    expect([program.statusCode, program.json().errors[1]]).toEqual([400, { path: 'step.confirmed', message: full }])
    const sure = await author.call('PATCH', `/offers/${id}`, { version: 3, step: { act: 'accept', confirmed: true } })
    expect([sure.statusCode, sure.json().status]).toEqual([200, 'accepted'])
  })

  test('when the person was hired elsewhere, has another open offer, or the vacancy is closed', async () => {
    const { app, vacancy, candidates } = await offerScene()
    const { db } = app.database
    const author = await colleague(app, 'hr')
    const [candidate = 0] = candidates
    const elsewhere = await makeVacancy(db, 'Оператор')
    await author.call('POST', '/applications', { candidate, vacancy: elsewhere })
    const offer = await enter(author.visitor, candidate, vacancy, within)
    const other = await author.call('POST', '/offers', { candidate, vacancy: elsewhere, ...asTerms(within) })
    const open = 'This person has another open offer.'
    expect(other.json().warnings).toEqual([{ code: 'other-open-offer', message: open }])
    expect((await author.visitor.get(offer)).body).toContain(open)
    expect((await author.visitor.get(`/candidates/${candidate}/offers/new?vacancy=${vacancy}`)).body).toContain(open)

    let version = 1
    for (const act of ['submit', 'send', 'accept'] as const) {
      const body = { version, step: { act, confirmed: true } }
      version = (await author.call('PATCH', `/offers/${other.json().id}`, body)).json().version
    }
    await db.updateTable('vacancies').set({ closed_at: '2026-11-24T06:00:00Z' }).where('id', '=', vacancy).execute()
    await step(author.visitor, offer, 'submit')
    const sending = await step(author.visitor, offer, 'send')
    expect(sending.statusCode).toBe(422)
    for (const words of ['This person has already accepted an offer of ours.', 'The vacancy is closed.'])
      expect(sending.body).toContain(words)
  })

  test('nobody when there is a place for the one person it is for', async () => {
    const { app, vacancy } = await offerScene([])
    const author = await colleague(app, 'hr')
    await app.database.db.updateTable('vacancies').set({ openings: 1 }).execute()
    const [candidate = 0] = await makeCandidates(app.database.db, vacancy, ['Анна Ёлкина'])
    const offer = await enter(author.visitor, candidate, vacancy, within)
    for (const act of ['submit', 'send', 'accept'])
      expect((await step(author.visitor, offer, act)).statusCode, act).toBe(303)
  })
})
