import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { randomFrom, type Random } from '../../src/demo/random.ts'
import { routesOf } from '../support/routes.ts'
import { allActors, renewed, type Actor, type World } from './actors.ts'
import { filledIn, formBody, invented, jsonBody, urlEncoded, type Body } from './bodies.ts'
import { formsOn, linksOn, type PageForm } from './forms.ts'
import { faultOf } from './judge.ts'
import { someText } from './values.ts'

export type Fault = { request: number; what: string; error: string | null; line: string }

/** The router lists what pages use; the API's own document names its other methods. */
type Route = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; url: string }

type Options = { seed: number; requests: number; slow?: number; told?: (fault: Fault) => void }

/** Errors that the app has logged since they were last taken, for the report. */
export type ErrorLog = { take: () => string | null }

const pick = <T>(random: Random, items: readonly T[]): T | undefined => items[random.between(0, items.length - 1)]

/**
 * Sends requests to every route of the app, as everybody, until so many are sent. Most go by way of a page: its links
 * and forms are followed with a few fields gone wrong, so that they get as deep as a person does.
 */
export async function fuzz(
  world: World,
  { seed, requests, slow = Infinity, told }: Options,
  log: ErrorLog = { take: () => null },
): Promise<Fault[]> {
  const random = randomFrom(seed)
  const actors = await allActors(world)
  const schemas = await schemasOf(world)
  const pages: Route[] = routesOf(world.app).filter(({ url }) => !url.startsWith('/assets/'))
  const calls = [...schemas.keys()]
    .map((call) => call.split(' ') as [Route['method'], string])
    .filter(([method]) => method !== 'GET' && method !== 'POST')
  const routes = [...pages, ...calls.map(([method, url]) => ({ method, url }))]
  const faults: Fault[] = []
  /**
   * What pages have linked to, by the pattern of the address; ids, by the word before them; and the names of fields.
   */
  const links = new Map<string, string[]>()
  const ids = new Map<string, string[]>()
  const fields: string[] = []
  let sent = 0
  let csrf = ''

  const remember = (pool: Map<string, string[]>, key: string, value: string) => {
    const known = pool.get(key) ?? []
    if (known.includes(value)) return
    if (known.length < 40) pool.set(key, [...known, value])
    else known[random.between(0, known.length - 1)] = value
  }

  async function send(
    index: number,
    options: InjectOptions & { method: Route['method']; url: string },
    body?: Body,
  ): Promise<LightMyRequestResponse | null> {
    const actor = actors[index]!
    const headers = {
      ...options.headers,
      ...(actor.token && { authorization: `Bearer ${actor.token}` }),
      ...(body?.type && { 'content-type': body.type }),
    }
    const before = process.threadCpuUsage()
    const answer = await actor.visitor
      .send({ ...options, headers, remoteAddress: '203.0.113.7', ...(body && { payload: body.payload }) })
      .catch((error: unknown) => String(error))
    sent++
    const fault = typeof answer === 'string' ? answer : faultOf(options.url, answer, msSince(before), slow)
    const error = log.take()
    if (fault) {
      const found = { request: sent, what: fault, error, line: lineOf(actor, options, body) }
      faults.push(found)
      told?.(found)
    }
    if (typeof answer === 'string') return null
    const isOut = answer.statusCode === 303 && String(answer.headers.location).startsWith('/sign-in')
    if (answer.statusCode === 401 ? actor.name !== 'wrong token' && actor.token : isOut && actor.name !== 'anonymous')
      actors[index] = await renewed(world, actor)
    return answer
  }

  function learn(html: string) {
    for (const link of linksOn(html)) {
      if (link.startsWith('/assets/')) continue
      remember(links, link.replaceAll(/\d+/g, ':id').replace(/\?.*/s, ''), link)
      for (const [, word, id] of link.matchAll(/\/([a-z-]+)\/(\d+)/g)) remember(ids, word!, id!)
    }
  }

  /** An address of a route: its parameters are ids of that kind that pages have named, or anything. */
  function address({ url }: Route): string {
    const filled = url.replaceAll(
      /(\/([a-z-]+)\/)?:([a-zA-Z]+)/g,
      (_whole, before: string | undefined, word: string | undefined) => {
        const known = pick(random, ids.get(word ?? '') ?? [])
        const value =
          known !== undefined && random.chance(0.85)
            ? known
            : random.chance(0.5)
              ? String(random.between(0, 30))
              : encodeURIComponent(someText(random).toWellFormed()).slice(0, 300)
        return `${before ?? ''}${value}`
      },
    )
    return filled.replace('*', 'x')
  }

  const query = () => {
    const pairs = invented(random, fields, '')
    return pairs.length > 0 && random.chance(0.5) ? `?${urlEncoded(pairs, random)}` : ''
  }

  async function look(index: number, url: string): Promise<PageForm[]> {
    const answer = await send(index, {
      method: 'GET',
      url,
      ...(random.chance(0.1) && { headers: { 'hx-request': 'true' } }),
    })
    if (!answer || !String(answer.headers['content-type']).startsWith('text/html')) return []
    learn(answer.body)
    const forms = formsOn(answer.body, url.replace(/\?.*/s, ''))
    for (const { name, value } of forms.flatMap((form) => form.fields)) {
      if (name === '_csrf') csrf = value
      else if (!fields.includes(name) && fields.length < 400) fields.push(name)
    }
    return forms
  }

  async function submit(index: number, form: PageForm): Promise<void> {
    const pairs = filledIn(form, random)
    if (form.method === 'GET')
      return void (await look(index, `${form.action.replace(/\?.*/s, '')}?${urlEncoded(pairs, random)}`))
    const answer = await send(index, { method: 'POST', url: form.action }, formBody(pairs, form.multipart, random))
    if (!answer) return
    const { location } = answer.headers
    if (answer.statusCode === 303 && location?.startsWith('/')) await look(index, location)
    else learn(answer.body)
  }

  /** @returns how many are sent by now */
  async function step(): Promise<number> {
    const index = random.between(0, actors.length - 1)
    const isProgram = actors[index]!.token !== undefined
    const route = pick(
      random,
      routes.filter(({ url }) => url.startsWith('/api/') === (isProgram || random.chance(0.05))),
    )!
    if (!isProgram && random.chance(0.7)) {
      const followed = pick(random, [...links.values()])
      const forms = await look(
        index,
        followed && random.chance(0.7) ? pick(random, followed)! : address({ ...route, method: 'GET' }),
      )
      const posts = forms.filter(({ method }) => method === 'POST')
      const form = pick(random, random.chance(0.7) && posts.length > 0 ? posts : forms)
      if (form) await submit(index, form)
      if (form && random.chance(0.2)) await submit(index, form)
    } else if (route.method === 'GET') await look(index, address(route) + query())
    else if (route.url.startsWith('/api/'))
      await send(
        index,
        { method: route.method, url: address(route) },
        jsonBody(schemas.get(`${route.method} ${route.url}`), random),
      )
    else
      await send(
        index,
        { method: route.method, url: address(route) + (random.chance(0.1) ? query() : '') },
        formBody(invented(random, fields, csrf), random.chance(0.15), random),
      )
    return sent
  }

  for (let made = 0; made < requests;) made = await step()
  return faults
}

/** Milliseconds that the thread which serves pages has worked: what other programs on the machine do does not count. */
function msSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** The bodies that the API's own document asks for, by method and route. */
async function schemasOf({ app }: World): Promise<Map<string, object>> {
  const { paths } = (await app.inject('/api/openapi.json')).json<{
    paths: Record<string, Record<string, { requestBody?: { content?: Record<string, { schema: object }> } }>>
  }>()
  const schemas = new Map<string, object>()
  for (const [path, calls] of Object.entries(paths)) {
    for (const [method, { requestBody }] of Object.entries(calls)) {
      const schema = requestBody?.content?.['application/json']?.schema
      if (schema) schemas.set(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, schema)
    }
  }
  return schemas
}

/** A request in one line, to be read and sent again. */
function lineOf(actor: Actor, { method, url }: { method: string; url: string }, body?: Body): string {
  if (!body) return `${actor.name}: ${method} ${JSON.stringify(url)}`
  const sent =
    typeof body.payload === 'string' ? JSON.stringify(body.payload) : `base64:${body.payload.toString('base64')}`
  return `${actor.name}: ${method} ${JSON.stringify(url)} (${body.type || 'no type'}) ${sent.slice(0, 1500)}`
}
