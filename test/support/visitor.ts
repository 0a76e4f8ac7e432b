import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import type { App } from '../../src/app.ts'
import type { Database } from '../../src/db/open.ts'
import type { Role } from '../../src/db/schema/primitives.ts'
import { createAccount } from '../../src/features/accounts/acts/create-account.ts'

type Answer = LightMyRequestResponse

/** Somebody with a browser: keeps cookies, follows the form's token, and sends forms the way a page does. */
export class Visitor {
  readonly app: App
  language = 'en'
  #cookies = new Map<string, string>()

  constructor(app: App) {
    this.app = app
  }

  async send(options: InjectOptions): Promise<Answer> {
    const answer = await this.app.inject({
      ...options,
      headers: { 'accept-language': this.language, cookie: this.cookie(), ...options.headers },
    })
    // A no-break space reads as a space: tests say what a person sees.
    Object.defineProperty(answer, 'body', { value: answer.body.replaceAll('\u00a0', ' ') })
    for (const { name, value } of answer.cookies) this.#cookies.set(name, encodeURIComponent(value))
    return answer
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send({ method: 'GET', url, headers })
  }

  /** The token of any form of a page this visitor may see. */
  async token(page = '/sign-in'): Promise<string> {
    const match = /name="_csrf" value="([^"]+)"/.exec((await this.get(page)).body)
    if (!match?.[1]) throw new Error(`No form on ${page}`)
    return match[1]
  }

  /** Sends a form; `page` is where its token comes from. */
  async post(url: string, fields: Record<string, string | string[]> = {}, page = '/settings'): Promise<Answer> {
    return this.submit(url, fields, await this.token(page))
  }

  submit(url: string, fields: Record<string, string | string[]>, token: string): Promise<Answer> {
    const body = new URLSearchParams({ _csrf: token })
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return this.send({
      method: 'POST',
      url,
      payload: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  /** Sends a form with a file in the field `file`. */
  async upload(
    url: string,
    file: { name: string; bytes: Buffer },
    fields: Record<string, string> = {},
    page = '/settings',
  ): Promise<Answer> {
    const form = new FormData()
    form.set('_csrf', await this.token(page))
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name)
    const request = new Request('http://yavka.test', { method: 'POST', body: form })
    return this.send({
      method: 'POST',
      url,
      payload: Buffer.from(await request.arrayBuffer()),
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    })
  }

  /** The cookies as a request sends them. */
  cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async signIn(database: Database, role: Role): Promise<void> {
    const email = `${role}-${Math.random().toString(36).slice(2)}@example.ru`
    const password = 'quiet morning tea'
    await createAccount(
      database.db,
      { name: `Test ${role}`, email, password, language: 'en', role },
      Temporal.Now.instant(),
    )
    // Kept, because tests move the clock by days.
    const answer = await this.post('/sign-in', { email, password, keep: 'yes' }, '/sign-in')
    if (answer.statusCode !== 303) throw new Error(`Sign-in answered ${answer.statusCode}`)
  }
}
