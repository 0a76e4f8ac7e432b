import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { whatIsMissing, type ApiDocument } from './api-changes.ts'

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as ApiDocument

test('programs written for the released API find everything they use in docs/openapi.json', () => {
  const released = read('released-api.json')
  expect(Object.keys(released.paths).length).toBeGreaterThan(20)
  expect(whatIsMissing(released, read('../../docs/openapi.json'))).toEqual([])
})

const json = <T>(schema: T) => ({ content: { 'application/json': { schema } } })
const text = { type: 'string' }

/** An API of one call, as the change under test makes it. */
function api(
  change: { kinds?: string[]; required?: string[]; answer?: Record<string, { type: string }>; code?: string } = {},
): ApiDocument {
  const { kinds = ['yes', 'no'], required = ['name'], answer = { id: text }, code = '200' } = change
  const body = { type: 'object', properties: { name: text, kind: { ...text, enum: kinds }, new: text }, required }
  const item = { type: 'object', properties: answer, required: Object.keys(answer) }
  return {
    paths: {
      '/people': { post: { requestBody: json(body), responses: { [code]: json({ type: 'array', items: item }) } } },
    },
  }
}

const call = 'POST /people'

test.each([
  ['nothing changed', api(), []],
  ['a field is added to the answer', api({ answer: { id: text, name: text } }), []],
  ['a value is added', api({ kinds: ['yes', 'no', 'later'] }), []],
  ['a field need not be sent any more', api({ required: [] }), []],
  ['a path is gone', { paths: {} }, ['gone: /people']],
  ['a method is gone', { paths: { '/people': {} } }, [`gone: ${call}`]],
  ['an answer has another code', api({ code: '201' }), [`gone: ${call} answers 200`]],
  ['a value is gone', api({ kinds: ['yes'] }), [`gone: ${call} takes application/json.kind = "no"`]],
  [
    'a field of the answer is gone',
    api({ answer: {} }),
    [`gone: ${call} answers 200 application/json[].id`, `gone: ${call} answers 200 application/json[].id, always`],
  ],
  [
    'a field is a number now',
    api({ answer: { id: { type: 'integer' } } }),
    [`gone: ${call} answers 200 application/json[].id: string`],
  ],
  [
    'a field must be sent now',
    api({ required: ['name', 'new'] }),
    [`newly required: ${call} takes application/json.new, always`],
  ],
])('when %s, the programs that miss something are found', (_, now, missing) => {
  expect(whatIsMissing(api(), now)).toEqual(missing)
})
