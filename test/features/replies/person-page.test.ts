import { describe, expect, test } from 'vitest'
import { formsOf } from '../../support/routes.ts'
import { openScene, stateOf } from './scene.ts'

const scene = await openScene()

describe('the page of an invited person', () => {
  test('says when by the clocks of the city, where with a map, whom to ask, how long, and that one may wait', async () => {
    const { day, invited } = await scene()
    const anna = await invited(await day({ planned: 5 }))
    const answer = await anna.get()
    expect(answer.statusCode).toBe(200)
    const text = answer.body.replaceAll('\u00a0', ' ')
    for (const words of ['Анна Сергеевна', 'Wednesday 25 November, at 10:00', 'in Moscow (UTC+3)', 'about 30 minutes'])
      expect(text).toContain(words)
    expect(text).toMatch(/may have to wait, on most days no longer than \d+ minutes/)
    expect(text).toContain('href="https://yandex.ru/maps/?text=')
    expect(text).toContain('href="tel:+79000000000"')
  })

  test('is in the language that the person chooses, in which messages to them are written once they answer', async () => {
    const { day, invited, db } = await scene()
    const anna = await invited(await day())
    const known = () =>
      db.selectFrom('candidates').select('message_language').where('id', '=', anna.candidate).executeTakeFirstOrThrow()
    const chosen = await anna.get('?language=ru')
    expect(chosen.body).toContain('<html lang="ru">')
    expect(chosen.body).toContain('name="language" value="ru"')
    expect(await known()).toEqual({ message_language: null })
    await anna.post({ choice: 'yes', version: await anna.version(), language: 'ru' })
    expect(await known()).toEqual({ message_language: 'ru' })
    expect((await anna.get()).body).toContain('<html lang="ru">')
  })

  test('is in the language of the browser while no other is known, light, without script or cookie, and kept nowhere', async () => {
    const { day, invited } = await scene()
    const anna = await invited(await day())
    const answer = await anna.get('', 'ru')
    expect(answer.body).toContain('Анна Сергеевна, ждём вас на собеседовании')
    expect(answer.body).not.toContain('<script')
    expect(answer.cookies).toEqual([])
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(Buffer.byteLength(answer.body)).toBeLessThan(10_000)
  })

  test('is under 30 kB with its style and icon in both languages, however long the names, the place and the list of times', async () => {
    const { day, invited, db, vacancy, app } = await scene()
    const long = (letters: number) => 'жёлтый & '.repeat(letters).slice(0, letters)
    const today = await day({ planned: 5, place: long(500) })
    const anna = await invited(today)
    const later = await day({ date: '2026-11-26', place: long(500) })
    const { id: _, ...slot } = later.slots[1]!
    const more = Array.from({ length: 12 }, (__, position) => ({ ...slot, position: position + 2 }))
    await db.insertInto('slots').values(more).execute()
    await db
      .updateTable('vacancies')
      .set({ title: long(200) })
      .where('id', '=', vacancy)
      .execute()
    await db
      .updateTable('batches')
      .set({ contact: long(300) })
      .where('id', '=', today.id)
      .execute()
    await db
      .updateTable('candidates')
      .set({ name: `Ким ${long(200)}` })
      .where('id', '=', anna.candidate)
      .execute()
    for (const language of ['ru', 'en'])
      for (const path of ['', '?a=other']) {
        const { body } = await anna.get(path, language)
        expect(body.match(/name="slot"/g)?.length ?? 0).toBe(path === '' ? 0 : 12)
        const files = [...body.matchAll(/(?:href|src)="(\/assets[^"]+)"/g)].map(([, url]) => app.inject(url!))
        expect(files).toHaveLength(2)
        const sizes = (await Promise.all(files)).map(({ rawPayload }) => rawPayload.length)
        expect(sizes.reduce((sum, size) => sum + size, Buffer.byteLength(body))).toBeLessThan(30_000)
      }
  })

  test.each(['yes', 'no'] as const)(
    'takes "%s" without a session, and shows it to colleagues as the person’s own',
    async (said) => {
      const { day, invited, db } = await scene()
      const anna = await invited(await day())
      const answer = await anna.says(said)
      expect([answer.statusCode, answer.headers.location]).toEqual([303, anna.link()])
      expect(await anna.row()).toMatchObject({ reply: said, reply_via: 'page' })
      const event = await db
        .selectFrom('invitation_events')
        .select(['action', 'origin', 'by_user'])
        .where('invitation_id', '=', (await anna.row()).id)
        .executeTakeFirstOrThrow()
      expect(event).toEqual({ action: 'answers', origin: 'person', by_user: null })
      expect((await anna.get()).body).toContain(said === 'yes' ? 'We expect you' : 'Thank you for telling us')
    },
  )

  test('confirms each answer by one message, and none that was refused', async () => {
    const { day, invited, db } = await scene()
    const anna = await invited(await day())
    const confirmations = () =>
      db
        .selectFrom('messages')
        .select(['step', 'state'])
        .where('thread_id', '=', anna.thread)
        .where('kind', '=', 'confirmation')
        .orderBy('id')
        .execute()
    const version = await anna.version()
    for (const status of [303, 409]) expect((await anna.post({ choice: 'yes', version })).statusCode).toBe(status)
    expect(await confirmations()).toEqual([{ step: '', state: 'queued' }])
    await anna.says('no')
    expect((await confirmations()).map(({ step }) => step)).toEqual(['', 'no'])
  })

  test('answers 409 with how it stands now when something has changed since it was opened', async () => {
    const { day, invited, hr, csrf } = await scene()
    const tomorrow = await day()
    const anna = await invited(tomorrow)
    const old = await anna.version()
    const { id, version } = await anna.row()
    const move = { version: String(version), slot: String(tomorrow.slots[1]!.id), reason: 'Просила' }
    await hr.submit(`/invitations/${id}/move`, move, csrf)
    const late = await anna.post({ choice: 'yes', version: old })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Something has changed')
    expect(late.body).toContain('at 10:30')
    expect((await anna.row()).reply).toBeNull()
    expect((await anna.says('yes')).statusCode).toBe(303)
  })

  test('offers other times that have room, the shortest queue first, and moves to the chosen one', async () => {
    const { day, invited } = await scene()
    const today = await day({ planned: 3 })
    const [anna] = [await invited(today), await invited(today, 1), await invited(today, 1), await invited(today, 1)]
    const other = await day({ date: '2026-11-26' })
    await invited(other, 0)
    const page = (await anna.get('?a=other')).body
    const offered = [...page.matchAll(/name="slot" id="slot-(\d+)"/g)].map(([, slot]) => Number(slot))
    // The slot of her own and the full one are not offered.
    expect(offered).toEqual([other.slots[1]!.id, other.slots[0]!.id])
    expect((await anna.says('other')).headers.location).toBe(`${anna.link()}?a=other`)
    expect((await anna.says('other', other.slots[1]!.id)).statusCode).toBe(303)
    expect(await anna.row()).toMatchObject({ slot_id: other.slots[1]!.id, reply: 'yes', thread_id: anna.thread })
  })

  test('a place that another took meanwhile is refused with those still free', async () => {
    const { day, invited } = await scene()
    const today = await day({ planned: 1 })
    const later = await day({ date: '2026-11-26', planned: 1 })
    const [anna, boris] = [await invited(today), await invited(today, 1)]
    expect((await boris.says('other', later.slots[0]!.id)).statusCode).toBe(303)
    const refused = await anna.says('other', later.slots[0]!.id)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Somebody has just taken this place')
    expect(refused.body).toContain(`value="${later.slots[1]!.id}"`)
    expect((await anna.row()).slot_id).toBe(today.slots[0]!.id)
  })

  test('nobody moves themselves to another vacancy, to a time that has begun, or in another thread', async () => {
    const { day, invited, clock } = await scene()
    const [today, other] = [await day(), await day({ from: '15:00' })]
    const strange = await (await scene()).day()
    const [anna, boris] = [await invited(today), await invited(other)]
    expect((await anna.says('other', strange.slots[0]!.id)).statusCode).toBe(409)
    const foreign = await boris.version()
    expect((await anna.post({ choice: 'yes', version: foreign })).statusCode).toBe(409)
    clock.now = clock.now.add({ hours: 25, minutes: 10 })
    expect((await boris.says('other', today.slots[0]!.id)).statusCode).toBe(409)
  })

  test('a place given up is kept for five minutes, then goes to others', async () => {
    const { day, invited, clock } = await scene()
    const today = await day({ planned: 1 })
    const [anna, boris] = [await invited(today), await invited(today, 1)]
    await anna.says('no')
    expect((await boris.says('other', today.slots[0]!.id)).statusCode).toBe(409)
    await anna.says('yes')
    await anna.says('no')
    clock.now = clock.now.add({ minutes: 6 })
    expect((await boris.says('other', today.slots[0]!.id)).statusCode).toBe(303)
    const late = await anna.says('yes')
    expect(late.statusCode).toBe(409)
    expect((await anna.row()).reply).toBe('no')
  })

  test('closes the application of somebody who is not interested any more, with that reason and their invitation', async () => {
    const { day, invited, db } = await scene()
    const anna = await invited(await day())
    expect((await anna.says('not-interested')).statusCode).toBe(303)
    const application = await db
      .selectFrom('applications')
      .select(['close_reason', 'ended_by'])
      .where('candidate_id', '=', anna.candidate)
      .executeTakeFirstOrThrow()
    expect(application).toEqual({ close_reason: 'not-interested', ended_by: 'candidate' })
    expect(await anna.row()).toMatchObject({ status: 'cancelled', end_origin: 'person' })
    const page = await anna.get()
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('You are no longer considered')
    expect((await anna.post({ choice: 'yes', version: await anna.version() })).statusCode).toBe(409)
  })

  test('stops messages, by the page and by the button of a mail program (RFC 8058), even after the meeting', async () => {
    const { day, invited, db, clock } = await scene()
    const today = await day()
    const [anna, boris] = [await invited(today), await invited(today)]
    const stopped = async (candidate: number) => {
      const rows = await db
        .selectFrom('suppressed_addresses')
        .innerJoin('candidate_contacts', 'candidate_contacts.key', 'suppressed_addresses.address')
        .select('reason')
        .where('candidate_id', '=', candidate)
        .execute()
      return rows.map(({ reason }) => reason)
    }
    expect((await anna.says('no-messages')).headers.location).toBe(`${anna.link()}?said=no-messages`)
    expect(await stopped(anna.candidate)).toEqual(['asked'])
    expect((await anna.row()).status).toBe('active')
    clock.now = clock.now.add({ hours: 24 * 3 })
    const clicked = await boris.post({ 'List-Unsubscribe': 'One-Click' }, '/unsubscribe')
    expect([clicked.statusCode, clicked.cookies]).toEqual([200, []])
    expect(await stopped(boris.candidate)).toEqual(['asked'])
  })

  test('takes back every consent, and the day by which the person must be erased is known from then on', async () => {
    const { day, invited, db, hr, csrf } = await scene()
    const anna = await invited(await day())
    const consent = {
      purpose: 'pool',
      givenOn: '2026-11-20',
      until: '2027-11-20',
      wording: 'Согласна',
      channel: 'paper',
    }
    await hr.submit(`/candidates/${anna.candidate}/consents`, consent, csrf)
    expect((await anna.says('withdraw-consent')).statusCode).toBe(303)
    const consents = await db
      .selectFrom('consents')
      .select('withdrawn_on')
      .where('candidate_id', '=', anna.candidate)
      .execute()
    expect(consents).toEqual([{ withdrawn_on: '2026-11-24' }])
    const person = await db
      .selectFrom('candidates')
      .select('erase_by')
      .where('id', '=', anna.candidate)
      .executeTakeFirstOrThrow()
    expect(person.erase_by).toBe('2026-12-24')
    expect((await anna.get('?said=withdraw-consent')).body).toContain('Your consent is taken back')
  })

  test('answers 410 with whom to call once it is over, called off or revoked, and 404 for what is no link', async () => {
    const { app, day, invited, db, clock, hr, csrf } = await scene()
    const today = await day()
    const [anna, boris, vera] = [await invited(today), await invited(today), await invited(today)]
    const { id, version } = await anna.row()
    await hr.submit(`/invitations/${id}/cancel`, { version: String(version), reason: 'Передумали' }, csrf)
    const old = vera.link()
    await db.updateTable('threads').set({ reply_generation: 1 }).where('id', '=', vera.thread).execute()
    const gone = async (url: string) => {
      const { statusCode, body } = await app.inject({ method: 'GET', url, headers: { 'accept-language': 'en' } })
      return [statusCode, /<h1>(.*?)<\/h1>/.exec(body)?.[1], body.includes('tel:+79000000000')]
    }
    expect(await gone(anna.link())).toEqual([410, 'This meeting has been called off', true])
    expect(await gone(old)).toEqual([410, 'This link is not valid any more', true])
    expect((await app.inject({ method: 'POST', url: old })).statusCode).toBe(410)
    expect((await gone(vera.link(1)))[0]).toBe(200)
    clock.now = clock.now.add({ hours: 48 })
    expect(await gone(boris.link())).toEqual([410, 'This meeting is over', true])
    expect((await boris.post({ choice: 'yes', version: '1.1' })).statusCode).toBe(410)
    for (const wrong of ['/r/1.aaaaaaaaaaaaaaaa', '/r/nothing', '/r/zzzzzz.aaaaaaaaaaaaaaaa', `${boris.link()}x`])
      expect((await gone(wrong))[0], wrong).toBe(404)
  })

  test('is limited by link, not by address', async () => {
    const { day, invited } = await scene()
    const today = await day()
    const [anna, boris] = [await invited(today), await invited(today)]
    const statuses = []
    for (let time = 0; time < 31; time += 1) statuses.push((await anna.post({ version: '' })).statusCode)
    expect([...new Set(statuses.slice(0, 30)), statuses.at(-1)]).toEqual([422, 429])
    expect((await boris.says('yes')).statusCode).toBe(303)
  })
})

describe('against scanners, previews and forwarding', () => {
  const pages = [
    '',
    '?a=yes',
    '?a=no',
    '?a=other',
    '?a=time',
    '?a=not-interested',
    '?a=withdraw-consent',
    '/unsubscribe',
    '/calendar.ics',
  ]

  test('T1: no GET and no HEAD confirms, cancels or unsubscribes', async () => {
    const all = await scene()
    const anna = await all.invited(await all.day())
    const before = await stateOf(all)
    for (const path of pages)
      for (const method of ['GET', 'HEAD', 'OPTIONS'] as const)
        await all.app.inject({ method, url: anna.link() + path })
    expect(await stateOf(all)).toEqual(before)
  })

  test('T2: a scanner that presses every button of the page as it comes changes nothing, and the link still works', async () => {
    const all = await scene()
    const today = await all.day()
    const anna = await all.invited(today)
    const before = await stateOf(all)
    let pressed = 0
    for (const path of pages) {
      const page = await anna.get(path)
      expect(page.body).not.toMatch(/<input[^>]*checked/)
      for (const [form] of page.body.matchAll(/<form[\s\S]*?<\/form>/g)) {
        // A browser sends no radio button that nobody has chosen.
        const fields = formsOf(form.replaceAll(/<input type="radio"[^>]*>/g, ''))[0]!.fields
        expect((await anna.post(Object.fromEntries(fields))).statusCode).toBe(422)
        pressed += 1
      }
    }
    expect(pressed).toBeGreaterThan(5)
    expect(await stateOf(all)).toEqual(before)
    expect((await anna.says('yes')).statusCode).toBe(303)
  })

  test('T20: whoever has the forwarded link learns nothing of the person but the first name, and of nobody else', async () => {
    const { day, invited, db, hr, csrf } = await scene()
    const today = await day()
    const anna = await invited(today, 0, 'Кимова Анна Сергеевна')
    await invited(today, 0, 'Орлов Борис Ильич')
    await hr.submit(`/candidates/${anna.candidate}/notes`, { text: 'Просила не звонить' }, csrf)
    const [contact] = await db
      .selectFrom('candidate_contacts')
      .select('value')
      .where('candidate_id', '=', anna.candidate)
      .execute()
    await anna.says('yes')
    for (const path of pages) {
      const { body } = await anna.get(path, 'ru')
      const secret = new RegExp(`Кимова|Орлов|Борис|Просила не|${contact!.value.slice(-7)}`)
      expect(body.replaceAll(/\r\n /g, ''), path).not.toMatch(secret)
    }
  })
})
