import { colleagues, password } from '../../src/demo/colleagues.ts'

export type Answer = { status: number; location: string; body: string }

/** A colleague at a browser of their own, who stays signed in while the server dies and comes back. */
export class Person {
  readonly #url: string
  readonly #cookies = new Map<string, string>()
  #token = ''

  constructor(url: string) {
    this.#url = url
  }

  async get(path: string): Promise<Answer> {
    return this.#send(path, {})
  }

  async post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams({ _csrf: this.#token, ...fields }) })
  }

  async signIn(): Promise<void> {
    await this.#takeToken('/sign-in')
    const { status } = await this.post('/sign-in', { email: colleagues[0]!.email, password })
    if (status !== 303) throw new Error(`Sign-in answered ${status}`)
    await this.#takeToken('/settings')
  }

  async #takeToken(page: string): Promise<void> {
    this.#token = /name="_csrf" value="([^"]+)"/.exec((await this.get(page)).body)?.[1] ?? ''
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(this.#url + path, { ...init, redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.#cookies.set(name, value)
    }
    return { status: answer.status, location: answer.headers.get('location') ?? '', body: await answer.text() }
  }
}
