import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STEP_IDS } from '../../../src/domain/messages/steps.ts'
import { nameOfWording, WORDINGS } from '../../../src/domain/messages/wordings.ts'
import { builtInText } from '../../../src/features/message-templates/built-in-text.ts'
import { sendingSettings } from '../../../src/features/message-templates/reads/sending-settings.ts'
import { templateFor } from '../../../src/features/message-templates/reads/template-for.ts'
import { testApp, type TestApp, type Visitor } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { makeCandidates, makeVacancy, smallFlow } from '../../support/fixtures.ts'

let made: TestApp
let hr: Visitor
let batch: number
const over: Parameters<WhenOver>[0][] = []

/** Mails as the mail server got them. */
const mails: { to: string[]; raw: string }[] = []
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, session, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      mails.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        raw: Buffer.concat(chunks).toString('utf8'),
      })
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((ready) => {
    smtp.listen(0, '127.0.0.1', ready)
  })
  over.push(() => new Promise<void>((closed) => smtp.close(closed)))
  const { port } = smtp.server.address() as AddressInfo
  made = await testApp({ SMTP_URL: `smtp://127.0.0.1:${port}` }, undefined, (end) => over.push(end))
  hr = await made.visitor('hr')
  const { db } = made.database
  const vacancy = await makeVacancy(db)
  const saved = await hr.post('/batches', { ...smallFlow(vacancy), date: '2026-11-25' })
  batch = Number(/\/batches\/(\d+)/.exec(String(saved.headers.location))?.[1])
  const people = await makeCandidates(db, vacancy, ['Петров Игорь Сергеевич'])
  await hr.post(`/batches/${batch}/fill`, { candidate: people.map(String), slot: '', beyond: 'yes' })
})

afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

const field = (body: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(body)?.[1]
const invitation = { kind: 'invitation', step: '' } as const
const pair = {
  'subject-ru': '{имя}, ждём вас {когда}',
  'body-ru': '{имя}, ждём вас.\n\n{ссылка}',
  'subject-en': '{name}, we expect you',
  'body-en': '{name}, we expect you.\n\n{link}',
}

describe('the page of how the team sends', () => {
  it('is a page of Settings for who plans days, and for nobody else', async () => {
    expect((await hr.get('/settings')).body).toContain('href="/settings/messages"')
    const manager = await made.visitor('manager')
    expect((await manager.get('/settings')).body).not.toContain('href="/settings/messages"')
    for (const path of ['/settings/messages', '/settings/messages/steps', '/settings/messages/trials'])
      expect((await manager.get(path)).statusCode).toBe(403)
  })

  it('leaves sender, hours and channels to administrators and HR; steps, texts and trials to all who plan', async () => {
    const recruiter = await made.visitor('recruiter')
    const page = (await recruiter.get('/settings/messages')).body
    expect(page).not.toContain('name="sender"')
    for (const path of ['steps', 'trials', 'texts/invitation']) {
      expect(page).toContain(`href="/settings/messages/${path}"`)
      expect((await recruiter.get(`/settings/messages/${path}`)).statusCode).toBe(200)
    }
    const form = { version: '0', from: '10:00', until: '20:00' }
    expect((await recruiter.post('/settings/messages', form)).statusCode).toBe(403)
    expect((await sendingSettings(made.database.db)).version).toBe(0)
    expect((await (await made.visitor('administrator')).get('/settings/messages')).body).toContain('name="sender"')
  })

  it('keeps sender, contact, hours and switches, and refuses what two changed at once', async () => {
    const form = {
      version: '0',
      sender: 'Рита',
      replyTo: 'rita@yavka.test',
      contact: '+7 945 100-00-01',
      from: '10:00',
      until: '20:30',
      email: 'yes',
    }
    expect((await hr.post('/settings/messages', form)).statusCode).toBe(303)
    expect(await sendingSettings(made.database.db)).toMatchObject({
      sender: 'Рита',
      replyTo: 'rita@yavka.test',
      waking: { from: 600, until: 1230 },
      email: true,
      gateway: false,
      foreignMessengers: false,
      version: 1,
    })
    const page = (await hr.get('/settings/messages')).body
    expect(field(page, 'sender')).toBe('Рита')
    expect(field(page, 'until')).toBe('20:30')
    expect((await hr.post('/settings/messages', form)).statusCode).toBe(409)
  })

  it('says what is wrong beside the field and keeps what was typed', async () => {
    const answer = await hr.post('/settings/messages', { version: '1', from: '20:00', until: '21:00', replyTo: 'rita' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/id="until-error">Leave four hours/)
    expect(answer.body).toMatch(/id="replyTo-error"/)
    expect(field(answer.body, 'from')).toBe('20:00')
  })
})

describe('the steps', () => {
  const steps = Object.fromEntries(
    STEP_IDS.filter((id) => id !== 'booking').flatMap((id) => [
      [`count-${id}`, '4'],
      [`unit-${id}`, 'days'],
    ]),
  )

  it('of the team: each can be off and have another lead', async () => {
    const version = field((await hr.get('/settings/messages/steps')).body, 'version')!
    await hr.post('/settings/messages/steps', { ...steps, version, 'on-1-day': 'yes', 'unit-1-day': 'hours' })
    const stored = (await sendingSettings(made.database.db)).steps
    expect(stored.map(({ id, on }) => [id, on])).toEqual([
      ['booking', false],
      ['3-days', false],
      ['1-day', true],
      ['2-hours', false],
    ])
    expect(stored[2]!.lead).toEqual({ unit: 'hours', count: 4 })
    expect((await hr.get('/settings/messages')).body).toContain('4 hours before')
  })

  it('of one day, until they are as the team has them', async () => {
    const rows = () => made.database.db.selectFrom('batch_steps').selectAll().execute()
    expect((await hr.post(`/batches/${batch}/steps`, { ...steps, 'on-3-days': 'yes' })).statusCode).toBe(303)
    expect((await rows()).map(({ batch_id }) => batch_id)).toEqual([batch])
    expect((await hr.post(`/batches/${batch}/steps`, { ...steps, 'count-1-day': '0' })).statusCode).toBe(422)
    await hr.post(`/batches/${batch}/steps`, { ...steps, 'on-1-day': 'yes', 'unit-1-day': 'hours' })
    expect(await rows()).toEqual([])
  })
})

describe('a text', () => {
  const address = '/settings/messages/texts/invitation'

  it('has a page for each kind of message, in both languages, and no page for another name', async () => {
    for (const wording of WORDINGS) {
      const { statusCode, body } = await hr.get(`/settings/messages/texts/${nameOfWording(wording)}`)
      expect(statusCode).toBe(200)
      expect(body.match(/<textarea/g)).toHaveLength(2)
    }
    expect((await hr.get('/settings/messages/texts/reminder')).statusCode).toBe(404)
  })

  it('is looked at with a real person by first name and patronymic before anything is saved', async () => {
    const person = /<option value="(\d+)">Петров Игорь/.exec((await hr.get(address)).body)![1]!
    const { body } = await hr.post(`${address}/preview`, { ...pair, person, shown: 'ru' })
    expect(body).toMatch(/<h2 [^>]*>Игорь Сергеевич, ждём вас в среду, 25 ноября, в 10:00<\/h2>/)
    expect(body).toContain(pair['body-en'].split('\n')[0])
    expect(await templateFor(made.database.db, invitation, 'ru')).toMatchObject({ id: null })
  })

  it('T21: with a placeholder that is unknown it is refused, beside its field, and nothing is saved', async () => {
    const wrong = { ...pair, 'body-ru': 'Здравствуйте, {Имя_клиента}! {ссылка}' }
    for (const path of [address, `${address}/preview`]) {
      const answer = await hr.post(path, wrong)
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toMatch(/id="body-ru-error">We cannot fill in \{Имя_клиента\}/)
      expect(answer.body).toContain('Здравствуйте, {Имя_клиента}!')
    }
    expect(await templateFor(made.database.db, invitation, 'ru')).toMatchObject({ id: null })
  })

  it('is saved in both languages, is then the one that is sent, and can be put back', async () => {
    await hr.post(address, pair)
    expect(await templateFor(made.database.db, invitation, 'ru')).toMatchObject({ subject: pair['subject-ru'] })
    expect(await templateFor(made.database.db, invitation, 'en')).toMatchObject({ body: pair['body-en'] })
    expect((await hr.get('/settings/messages')).body).toMatch(/Invitation<\/a> <span class="badge">own/)
    await hr.post(`${address}/original`)
    expect(await templateFor(made.database.db, invitation, 'ru')).toEqual({
      id: null,
      ...builtInText(invitation, 'ru'),
    })
  })
})

describe('to oneself', () => {
  const colleague = async () =>
    (await made.database.db.selectFrom('users').select('email').where('role', '=', 'hr').executeTakeFirstOrThrow())
      .email

  it('goes the text as it was typed, with a real person in it, and nothing is saved or counted', async () => {
    const address = '/settings/messages/texts/cancellation'
    const person = /<option value="(\d+)">Петров Игорь/.exec((await hr.get(address)).body)![1]!
    const { body } = await hr.post(`${address}/test`, { ...pair, person, shown: 'en' })
    expect(body).toContain(`The mail went to ${await colleague()}`)
    expect(mails).toHaveLength(1)
    expect(mails[0]!.to).toEqual([await colleague()])
    expect(mails[0]!.raw).toContain('From: =?UTF-8?')
    expect(mails[0]!.raw).toContain('Reply-To: rita@yavka.test')
    expect(mails[0]!.raw).toMatch(/Subject: .*we expect you|Subject: =\?UTF-8/)
    const counted = await made.database.db.selectFrom('messages').selectAll().where('state', '!=', 'queued').execute()
    expect(counted).toEqual([])
    expect(await made.database.db.selectFrom('reminders').selectAll().execute()).toEqual([])
  })

  it('goes one of each kind', async () => {
    const before = mails.length
    expect((await hr.post('/settings/messages/samples')).statusCode).toBe(303)
    expect((await hr.get('/settings/messages')).body).toContain(`${WORDINGS.length} mails went to`)
    expect(mails.length - before).toBe(WORDINGS.length)
  })
})

describe('a trial', () => {
  const address = '/settings/messages/texts/reminder-1-day'

  it('says how many people it takes, starts once for a text, and keeps that text meanwhile', async () => {
    expect((await hr.get(`${address}/trial`)).body).toMatch(/10 of 100: \d+ people needed/)
    const trial = { ...pair, name: 'Shorter', difference: '20' }
    expect((await hr.post(`${address}/trial`, trial)).statusCode).toBe(303)
    expect((await hr.post(`${address}/trial`, trial)).body).toMatch(/id="name-error">This text is being compared/)
    expect((await hr.post(address, pair)).statusCode).toBe(422)
    const page = (await hr.get('/settings/messages/trials')).body
    expect(page).toContain('No verdict yet')
    expect(page).toMatch(/0 of \d+ are drawn/)
  })

  it('that is ended early has no verdict, and the text can be changed again', async () => {
    const [trial] = await made.database.db.selectFrom('message_trials').select('id').execute()
    expect((await hr.post(`/settings/messages/trials/${trial!.id}/end`)).statusCode).toBe(303)
    expect((await hr.get('/settings/messages/trials')).body).toContain('No verdict: the comparison ended')
    expect((await hr.post(`/settings/messages/trials/${trial!.id}/end`)).statusCode).toBe(409)
    expect((await hr.post(address, pair)).statusCode).toBe(303)
  })

  it('of two timings is for reminders only', async () => {
    const timing = { ...pair, name: 'Later', difference: '20', count: '5', unit: 'hours' }
    expect((await hr.post(`${address}/trial`, timing)).statusCode).toBe(303)
    const refused = await hr.post('/settings/messages/texts/invitation/trial', timing)
    expect(refused.body).toMatch(/id="name-error">This mail has no time/)
    expect((await hr.get('/settings/messages/trials')).body).toContain('another time: 5 hours before')
  })
})
