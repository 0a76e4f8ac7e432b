import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openApiFile, openApiSource } from '../../project/write-openapi.ts'
import { sharedApp } from '../../support/app.ts'

const shared = sharedApp()

test('the OpenAPI document lists the calls and nothing else', async () => {
  const { app } = shared()
  const document = (await app.inject('/api/openapi.json')).json()
  expect(document).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'Yavka' },
    servers: [{ url: 'http://yavka.test' }],
  })
  const paths = Object.keys(document.paths)
  expect(paths).toContain('/api/v1/plans/minimum-invitations')
  expect(paths).toContain('/api/v1/plans/flow-day/optimum')
  expect(paths.every((path) => path.startsWith('/api/v1/'))).toBe(true)
  const { schema } = document.paths['/api/v1/plans/minimum-invitations'].post.requestBody.content['application/json']
  expect(schema.required).toEqual(['rate', 'goal', 'confidence'])
  expect(schema.properties.rate.anyOf).toHaveLength(3)
  expect(schema.properties.rate.anyOf[2].properties.candidates).toMatchObject({ type: 'array', maxItems: 200_000 })
})

test('docs/openapi.json is what the app answers; otherwise run `npm run openapi`', async () => {
  expect(readFileSync(openApiFile, 'utf8')).toBe(await openApiSource(shared().app))
})

test('every example that the page shows gets an answer', async () => {
  const { app } = shared()
  const document = (await app.inject('/api/openapi.json')).json()
  for (const [url, { post }] of Object.entries<{
    post?: { requestBody: { content: Record<string, { schema: { examples?: object[] } }> } }
  }>(document.paths)) {
    for (const example of post?.requestBody.content['application/json']?.schema.examples ?? []) {
      expect((await app.inject({ method: 'POST', url, payload: example })).statusCode, url).toBe(200)
    }
  }
})

test('the page names every call and field, in both languages', async () => {
  const { visitor } = shared()
  const someone = await visitor()
  expect((await someone.get('/api/docs')).body).toContain('For other programs')
  const { statusCode, body } = await someone.get('/api/docs', { 'accept-language': 'ru' })
  expect(statusCode).toBe(200)
  for (const text of [
    'Для других программ',
    'rate.dayCorrelation',
    'rate.candidates',
    'ruleOfThumb.probability',
    'slots[].queue',
  ])
    expect(body).toContain(text)
})
