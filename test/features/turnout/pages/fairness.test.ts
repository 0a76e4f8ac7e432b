import { expect, test } from 'vitest'
import { expectedWaits, NEVER_USED } from '../../../../src/domain/turnout/evaluation/fairness.ts'
import { makeCandidates } from '../../../support/fixtures.ts'
import { closedDay } from '../closed-day.ts'

test('the fairness page lists what is never used, and how people of each source are treated', async () => {
  const { hr } = await closedDay(4)
  const { body } = await hr.get('/turnout/fairness')
  expect(body).toMatch(/hh\.ru<\/th>\s*<td[^>]*>6<\/td>\s*<td[^>]*>6 \(100 %\)/)
  expect(body).toContain('marital status')
  expect(NEVER_USED.length).toBeGreaterThan(10)
  // Three at 40 % in each of two slots of half an hour, one interviewer.
  const [first, second] = expectedWaits(
    [0, 1].map(() => ({ chances: [0.4, 0.4, 0.4], interviewers: 1 })),
    30,
  )
  expect(body).toMatch(new RegExp(`data-label="Waiting by plan">${Math.round((first! + second!) / 2)} minutes<`))
  expect(body).not.toContain('By plan people')
})

test('the fairness page names the source that waits longest by plan', async () => {
  const { db, hr, batchId } = await closedDay(2)
  const slots = await db.selectFrom('slots').select('id').where('batch_id', '=', batchId).orderBy('position').execute()
  const invited = await db
    .selectFrom('invitations')
    .select(['id', 'candidate_id'])
    .where('batch_id', '=', batchId)
    .execute()
  for (const [index, { id, candidate_id }] of invited.entries()) {
    await db
      .updateTable('invitations')
      .set({ slot_id: slots[index === 5 ? 1 : 0]!.id, chance: index === 5 ? 0.9 : 0.8 })
      .where('id', '=', id)
      .execute()
    if (index === 5) await db.updateTable('candidates').set({ source: 'ads' }).where('id', '=', candidate_id).execute()
  }
  const vacancy = await db.selectFrom('vacancies').select('id').executeTakeFirstOrThrow()
  const more = await makeCandidates(db, vacancy.id, ['Ж', 'З', 'И', 'К'])
  await db.updateTable('candidates').set({ source: 'ads' }).where('id', 'in', more).execute()
  const { body } = await hr.get('/turnout/fairness')
  expect(body).toMatch(
    /By plan people from ads wait longest, \d+ minutes, and people from hh\.ru shortest, \d+ minutes\./,
  )
  expect(body).toMatch(/ads<\/th>\s*<td[^>]*>5<\/td>\s*<td[^>]*>1 \(20 %\)/)
})
