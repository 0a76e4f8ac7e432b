import { describe, expect, test } from 'vitest'
import { testApp } from '../../support/app.ts'
import { makeTable } from './tables/fields.ts'

describe('the article’s figures brought up to date', () => {
  test('are not, unless asked for', async () => {
    const { visitor } = await testApp()
    const { body } = await (await visitor()).get('/salaries')
    expect(body).toContain('Bring the figures up to 2025')
    expect(body).not.toContain('in 2025: ')
  })

  test.each([
    // 30 000 roubles by 2.097 to 3.769 and by 1.581 to 2.456: the years 2012 to 2019 that the article may be of.
    ['wages', '62 900 and 113 100 ₽', '2.10 to 3.77 times', 'Rosstat, average nominal pay'],
    ['prices', '47 400 and 73 700 ₽', '1.58 to 2.46 times', 'Rosstat, consumer prices'],
  ])(
    'by %s are an interval over the years assumed, with the index and its source',
    async (age, cell, factors, source) => {
      const { visitor } = await testApp()
      const { body } = await (await visitor()).get(`/salaries?age=${age}&amount=40000&basis=gross&city=ekb&level=2`)
      for (const text of [
        `its maximum in 2025: somewhere between ${cell}`,
        factors,
        source,
        'We assume 2012 to 2019',
        'The check of an amount is not affected',
      ])
        expect(body).toContain(text)
      // Whether a band is under the minimum is said of the band, not of what its maximum may have become.
      expect(body).toMatch(/badge warn">partly under the minimum<\/span>\s*<br><span class="hint">its maximum in 2025/)
      // The verdict stands as without it, and both stay in the address.
      expect(body).toContain('15 000 ₽ (60 %) above the maximum of level 2 in Yekaterinburg')
      expect(body).toContain('<input type="hidden" name="amount" value="40000">')
      expect(body).toContain(`<input type="hidden" name="age" value="${age}">`)
    },
  )

  test('by an unknown index are not', async () => {
    const { visitor } = await testApp()
    for (const query of ['age=gold', 'age=wages&age=prices', 'age[]=wages']) {
      const { statusCode, body } = await (await visitor()).get(`/salaries?${query}`)
      expect(statusCode).toBe(200)
      expect(body).not.toContain('in 2025: ')
    }
  })
})

test('a dated table lies between the index of its year and of the neighbouring one; one of this year is not offered it', async () => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const old = await makeTable(hr, { asOf: '2023-03-31' })
  const { body } = await hr.get(`${old}?age=wages`)
  // 60 000 by 100 360 / 73 709.3 and by 100 360 / 65 338.3.
  expect(body).toContain('its maximum in 2025: somewhere between 81 700 and 92 200 ₽')
  expect(body).toContain('as of 31 Mar 2023; the index is known by year')
  const young = (await hr.get(`${await makeTable(hr)}?age=prices`)).body
  expect(young).not.toContain('Bring the figures up')
  expect(young).not.toContain('its maximum in 2025')
})
