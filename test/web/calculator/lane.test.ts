import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openLane, type Asker } from '../../../src/web/calculator/lane.ts'

const endless = {
  name: 'flowDay',
  input: { slots: 64, interviewers: 1, rate: { came: 0, invited: 0 }, invitations: Array(64).fill(2000) },
} as const
const quick = { name: 'headCount', input: { rate: { known: 0.2 }, invitations: 5 } } as const
const minutes = 600_000

function asker(key: string): Asker & { hangUp: () => void } {
  const connection = Object.assign(new EventEmitter(), { destroyed: false })
  return { key, connection, hangUp: () => void connection.emit('close') }
}

test('a lane limits all waiting questions and those of one asker; refusals say when to retry', async () => {
  const lane = openLane({ longest: minutes, mostWaiting: 3, mostOfOne: 2 })
  const [anna, boris, vera] = [asker('anna'), asker('boris'), asker('vera')]
  const asked = Promise.allSettled([anna, anna, anna, boris].map((who) => lane.ask(endless, who)))
  await expect(lane.ask(quick, anna)).rejects.toMatchObject({ statusCode: 503, retryAfter: 600 })
  await expect(lane.ask(quick, vera)).rejects.toMatchObject({ statusCode: 503 })
  boris.hangUp()
  const answered = lane.ask(quick, vera)
  anna.hangUp()
  await expect(answered).resolves.toHaveProperty('mean')
  expect((await asked).map(({ status }) => status)).toEqual(Array(4).fill('rejected'))
})

test('askers take turns, no matter how many questions one of them has', async () => {
  const lane = openLane({ longest: minutes, mostWaiting: 9, mostOfOne: 9 })
  const [anna, boris, first] = [asker('anna'), asker('boris'), asker('first')]
  const before = lane.ask(endless, first).catch(() => 'dropped')
  const order: string[] = []
  const asked = [anna, anna, anna, boris].map(async (who) => {
    await lane.ask(quick, who)
    order.push(who.key)
  })
  first.hangUp()
  await Promise.all([before, ...asked])
  expect(order).toEqual(['anna', 'boris', 'anna', 'anna'])
})

test('a thread that ended by its time limit or by an error is replaced', async () => {
  const lane = openLane({ longest: 50, mostWaiting: 9, mostOfOne: 9 })
  const one = asker('one')
  await expect(lane.ask(endless, one)).rejects.toMatchObject({ statusCode: 422, title: 'calculator.too-long.flowDay' })
  const patient = openLane({ longest: minutes, mostWaiting: 9, mostOfOne: 9 })
  await expect(patient.ask({ name: 'headCount', input: null }, one)).rejects.toBeInstanceOf(TypeError)
  await expect(patient.ask(quick, one)).resolves.toHaveProperty('mean')
  expect(one.connection.listenerCount('close')).toBe(0)
})

test('a calculation that needs too much memory is ended, and the lane continues', { timeout: 120_000 }, async () => {
  const lane = openLane({ longest: minutes, mostWaiting: 9, mostOfOne: 9 })
  const cells = Array.from({ length: 10_000_000 }, (_, k) => k)
  await expect(lane.ask({ name: 'headCount', input: { ...quick.input, cells } }, asker('one'))).rejects.toMatchObject({
    statusCode: 422,
  })
  await expect(lane.ask(quick, asker('one'))).resolves.toHaveProperty('mean')
})
