import { expect, it } from 'vitest'
import { unfilledPlaces } from '../../../src/domain/lawful-text/unfilled-places.ts'

it.each([
  ['Разрешаю [организация, адрес] обрабатывать; напишите на [адрес]', ['[организация, адрес]', '[адрес]']],
  ['I allow {name} to, and {name} again', ['{name}']],
  ['Разрешаю ____________ хранить', ['____________']],
  ['Разрешаю ООО «Ромашка» (Москва, Тверская, 1) [1], a_b', []],
])('%s', (text, places) => {
  expect(unfilledPlaces(text)).toEqual(places)
})
