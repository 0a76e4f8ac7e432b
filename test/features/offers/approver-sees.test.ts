import { expect, test } from 'vitest'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { colleague, enter, offerScene, outside, step, within } from './support.ts'

test('who decides sees expectation and range on one picture and basis, earlier offers, and who has such a one', async () => {
  const { app, vacancy, candidates } = await offerScene(['Анна Ёлкина', 'Олег Ли', 'Вера Ким'])
  const { db } = app.database
  const [author, approver] = [await colleague(app, 'recruiter'), await colleague(app, 'manager')]
  const [anna = 0, oleg = 0, vera = 0] = candidates
  const expected = { expected_pay: 100_000, pay_basis: 'net' as const }
  await db.updateTable('candidates').set(expected).where('id', '=', anna).execute()
  for (const [candidate, amount] of [
    [oleg, '40000'],
    [vera, '41000'],
  ] as const)
    await step(author.visitor, await enter(author.visitor, candidate, vacancy, { ...within, amount }), 'submit')
  const rejected = await enter(author.visitor, anna, vacancy, { ...outside, amount: '95000' })
  await step(author.visitor, rejected, 'submit', { reason: 'Редкий опыт' })
  await step(approver.visitor, rejected, 'reject', { reason: 'Дорого' })
  await makeCandidates(db, await makeVacancy(db, 'Другая'), ['Пётр Стрелков'])

  const offer = await enter(author.visitor, anna, vacancy, outside)
  await step(author.visitor, offer, 'submit', { reason: 'Редкий опыт' })
  const page = (await approver.visitor.get(offer)).body.replaceAll('\u00a0', ' ')
  for (const text of [
    'Show before tax',
    'The person asks for: 100 000 ₽, take-home',
    '33 930 ₽ – 36 540 ₽, take-home',
    'The market has no figures for such a title in this city.',
    '2 offers are agreed at level 2 in Moscow: 34 800 ₽ – 35 670 ₽, take-home.',
    'Олег Ли',
    'The same person',
    '95 000 ₽, take-home',
    'rejected',
    '53 460 ₽ (146.3 %) above',
  ])
    expect(page, text).toContain(text)
  const gross = (await approver.visitor.get(`${offer}?basis=gross`)).body.replaceAll('\u00a0', ' ')
  for (const text of ['The person asks for: 114 943 ₽, before tax', '39 000 ₽ – 42 000 ₽, before tax'])
    expect(gross, text).toContain(text)
  await step(approver.visitor, offer, 'approve')
  expect((await approver.visitor.get(offer)).body).not.toContain('The person asks for')
})
