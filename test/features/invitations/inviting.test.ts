import { describe, expect, test } from 'vitest'
import { smallFlow } from '../../support/fixtures.ts'
import { vacancyWith } from '../applications/support.ts'

/** A vacancy with candidates, and the ways to plan days for it and to fill them. */
async function planning(names: readonly string[]) {
  const made = await vacancyWith(names)
  const { someone, vacancy, application } = made
  const plan = async (overrides: Record<string, string> = {}) => {
    const saved = await someone.post('/batches', { ...smallFlow(vacancy), ...overrides })
    return /\/batches\/\d+/.exec(String(saved.headers.location))?.[0] ?? ''
  }
  const fill = (batch: string, ids: readonly number[], slot = '') =>
    someone.post(`${batch}/fill`, { candidate: ids.map(String), slot })
  const close = async (candidate: number) => {
    const { id, version } = await application(candidate)
    await someone.post(`/candidates/${candidate}/applications/${id}/closure`, {
      reason: 'competitor',
      version: String(version),
    })
  }
  const slots = (batch: string) =>
    made.db
      .selectFrom('slots')
      .selectAll()
      .where('batch_id', '=', Number(batch.split('/').at(-1)))
      .orderBy('position')
      .execute()
  const page = async (path: string) => (await someone.get(path)).body
  return { ...made, plan, fill, close, slots, page }
}

describe('the list of people to invite', () => {
  test('leaves out those who are out of the vacancy', async () => {
    const {
      plan,
      close,
      page,
      candidates: [, boris = 0],
    } = await planning(['Ким Анна', 'Орлов Борис'])
    const batch = await plan()
    expect(await page(`${batch}/fill`)).toContain('Орлов Борис')
    await close(boris)
    const list = await page(`${batch}/fill`)
    expect(list).toContain('Ким Анна')
    expect(list).not.toContain('Орлов Борис')
  })

  test('leaves out those who stand in the batch, and offers again those whose invitation was cancelled', async () => {
    const {
      plan,
      fill,
      page,
      someone,
      db,
      candidates: [anna = 0],
    } = await planning(['Ким Анна', 'Орлов Борис'])
    const batch = await plan()
    await fill(batch, [anna])
    expect(await page(`${batch}/fill`)).not.toContain('Ким Анна')
    const { id, version } = await db.selectFrom('invitations').select(['id', 'version']).executeTakeFirstOrThrow()
    await someone.post(`/invitations/${id}/cancel`, { version: String(version), reason: 'Передумала' })
    expect(await page(`${batch}/fill`)).toContain('Ким Анна')
  })
})

describe('the places of a plan', () => {
  test('are not taken by people who came without an invitation', async () => {
    const { plan, fill, slots, someone, candidates, db } = await planning(['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья'])
    const batch = await plan()
    const planned = (await slots(batch)).reduce((sum, slot) => sum + slot.planned_invitations, 0)
    expect(planned).toBe(4)
    for (const slot of await slots(batch))
      await someone.post(`${batch}/walk-ins`, { name: `Гость ${slot.position}`, phone: '', slot: String(slot.id) })
    await fill(batch, candidates)
    const standing = await db.selectFrom('invitations').select('walk_in').where('status', '=', 'active').execute()
    expect(standing.filter(({ walk_in }) => walk_in === 0)).toHaveLength(planned)
  })
})

describe('a person who is invited twice', () => {
  /** One person in two batches of one day, at the times given. */
  const twice = async (first: string, second: string) => {
    const { plan, fill, slots, page, candidates } = await planning(['Ким Анна'])
    const [one, other] = [await plan({ from: first }), await plan({ from: second, interviewerNames: 'Анна Белова' })]
    for (const batch of [one, other]) await fill(batch, candidates, String((await slots(batch))[0]!.id))
    return Promise.all([page(one), page(other)])
  }

  test('is named on both pages when the second interview begins as the first ends', async () => {
    for (const text of await twice('10:00', '10:30')) expect(text).toContain('Ким Анна is also invited at')
  })

  test('stands in one batch only when the hours overlap', async () => {
    for (const text of await twice('10:00', '10:15')) expect(text).not.toContain('is also invited')
  })
})

test('a closed day keeps the interval of nine days in ten that was shown before it', async () => {
  const { plan, fill, page, someone, candidates } = await planning(
    Array.from({ length: 12 }, (_, n) => `Кандидат ${n}`),
  )
  const batch = await plan({ goal: '2' })
  await fill(batch, candidates)
  const [, eight, nine] =
    /in 8 of 10 such days (from \d+ to \d+), in 9 of 10 (from \d+ to \d+)/.exec(await page(batch)) ?? []
  expect(nine).not.toBe(eight)
  await someone.post(`${batch}/close`, { early: 'yes' })
  expect(await page(batch)).toContain(`were expected, in 9 of 10 such days ${nine}`)
})
