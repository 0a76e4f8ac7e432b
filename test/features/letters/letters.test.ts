import { text } from 'node:stream/consumers'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromBuffer } from 'yauzl'
import { letterTemplate } from '../../../src/features/letters/reads/letter-template.ts'
import { saveEmployer } from '../../../src/features/employer/acts/save-employer.ts'
import { testNow, type Visitor } from '../../support/app.ts'
import type { WhenOver } from '../../support/database.ts'
import { colleague, enter, offerScene, step, within, type Colleague } from '../offers/support.ts'

const over: Parameters<WhenOver>[0][] = []
let scene: Awaited<ReturnType<typeof offerScene>>
let hr: Colleague
let offer: string

beforeAll(async () => {
  scene = await offerScene(['Ёлкина Анна Сергеевна', 'Ли Олег'], undefined, (end) => over.push(end))
  hr = await colleague(scene.app, 'hr')
  const employer = { name: 'ООО «Ромашка»', address: 'Москва', signer: 'Белова И. П.', signerPosition: 'директор' }
  await saveEmployer(scene.app.database.db, 0, employer, { by: hr.id, at: testNow })
  const terms = { startOn: '2026-12-15', validUntil: '2026-12-01', probationMonths: '0', schedule: '5/2' }
  offer = await enter(hr.visitor, scene.candidates[0]!, scene.vacancy, { ...within, amount: '39999.6', ...terms })
  await step(hr.visitor, offer, 'submit')
})
afterAll(async () => {
  for (const end of over.toReversed()) await end()
})

/** The words of the letter on a page, line by line. */
function linesOnPage(body: string): string[] {
  const article = /<article class="letter[^>]*>([\s\S]*?)<\/article>/.exec(body)?.[1] ?? ''
  const words = article.replaceAll(/<[^>]+>/g, '').replaceAll('\u00a0', ' ')
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The file of an archive, checked to be XML. */
function partOf(archive: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('end', () => reject(new Error(`${name} is not there`)))
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) reject(failed)
          else text(stream).then(resolve, reject)
        })
      })
      zip.readEntry()
    })
  })
}

/** The words of a Word file, line by line. */
function linesInWord(xml: string): string[] {
  const lines: string[] = []
  let inText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'w:p' || name === 'w:br') lines.push('')
    inText = name === 'w:t'
  })
  parser.on('closetag', () => (inText = false))
  parser.on('text', (words) => {
    if (inText) lines[lines.length - 1] += words.replaceAll('\u00a0', ' ')
  })
  parser.write(xml).close()
  return lines.filter(Boolean)
}

test('a letter says the offer, in either language, on a page and in a Word file with the same words', async () => {
  const expected = {
    ru: [
      'Предложение о работе',
      'ООО «Ромашка»',
      'Здравствуйте, Анна Сергеевна!',
      'Первый рабочий день: 15 декабря 2026 г.',
      'Испытательный срок: без испытания',
      'Белова И. П.',
      'директор',
    ],
    en: [
      'Job offer',
      'Dear Анна Сергеевна,',
      'Pay a month: 40 000 ₽ before income tax (34 800 ₽ take-home)',
      'We hope for your answer by 1 December 2026.',
    ],
  }
  for (const language of ['ru', 'en'] as const) {
    const { body } = await hr.visitor.get(`${offer}/letter?language=${language}`)
    const lines = linesOnPage(body)
    const plain = lines.join('\n')
    for (const words of expected[language]) expect(plain).toContain(words)
    const file = await hr.visitor.get(`${offer}/letter.docx?language=${language}`)
    expect(file.headers['content-type']).toContain('wordprocessingml.document')
    expect(linesInWord(await partOf(file.rawPayload, 'word/document.xml'))).toEqual(lines)
    for (const name of ['[Content_Types].xml', 'word/styles.xml', 'word/numbering.xml', 'docProps/core.xml'])
      new SaxesParser().write(await partOf(file.rawPayload, name)).close()
  }
})

test('the file is named after the person for whom may see offers, and there is none of what is not approved', async () => {
  const { headers } = await hr.visitor.get(`${offer}/letter.docx?language=ru`)
  expect(headers['content-disposition']).toBe(
    `attachment; filename="${'_'.repeat(11)} _ ${'_'.repeat(6)} _ ${'_'.repeat(6)} ${'_'.repeat(4)} ${'_'.repeat(9)}.docx"; filename*=UTF-8''${encodeURIComponent('Предложение о работе – Ёлкина Анна Сергеевна.docx')}`,
  )
  expect(headers['cache-control']).toContain('no-store')
  const stranger = await scene.app.visitor()
  expect((await stranger.get(`${offer}/letter.docx`)).statusCode).toBe(303)
  const draft = await enter(hr.visitor, scene.candidates[1]!, scene.vacancy, within)
  for (const address of [`${draft}/letter`, `${draft}/letter.docx`])
    expect((await hr.visitor.get(address)).headers.location).toBe(draft)
})

const field = (body: string, name: string) =>
  new RegExp(`<textarea[^>]*name="${name}"[^>]*>\\s*([\\s\\S]*?)</textarea>`).exec(body)?.[1] ?? ''

const typed = async (visitor: Visitor, change: Record<string, string>) => {
  const { body } = await visitor.get('/settings/letter')
  return {
    'subject-ru': 'Предложение',
    'body-ru': field(body, 'body-ru'),
    'subject-en': 'Offer',
    'body-en': field(body, 'body-en'),
    ...change,
  }
}

test('the team words the letter its own way, looks at it with a real offer, and cannot leave out the pay', async () => {
  const recruiter = await scene.app.visitor('recruiter')
  expect((await recruiter.get('/settings/letter')).statusCode).toBe(403)
  const wrong = { 'body-ru': '{имя}, {оклад}', 'body-en': 'Dear {name}: {pay}, {bonus}, {total}' }
  for (const address of ['/settings/letter', '/settings/letter/preview']) {
    const refused = await hr.visitor.post(address, await typed(hr.visitor, wrong))
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toMatch(/id="body-ru-error">[^<]*\{оклад\}/)
    expect(refused.body).not.toContain('id="body-en-error"')
  }
  const payless = await hr.visitor.post(
    '/settings/letter',
    await typed(hr.visitor, { 'body-en': 'Dear {name}: {pay}' }),
  )
  expect(payless.body).toContain('id="body-en-error">The letter has to say the whole pay. It lacks: {bonus}, {total}')

  const own = await typed(hr.visitor, { 'body-en': '# Hello\n\n{name}, we pay:\n- {pay}\n- {bonus}\n- {total}' })
  const id = offer.split('/').at(-1)!
  const preview = await hr.visitor.post('/settings/letter/preview', { ...own, offer: id, shown: 'en' })
  expect(linesOnPage(preview.body).slice(0, 3)).toEqual(['Offer', 'Hello', 'Анна Сергеевна, we pay:'])
  const { db } = scene.app.database
  expect((await letterTemplate(db, 'en')).subject).toBe('Job offer')
  expect((await hr.visitor.post('/settings/letter', own)).statusCode).toBe(303)
  expect(linesOnPage((await hr.visitor.get(`${offer}/letter?language=en`)).body)[0]).toBe('Offer')
  await hr.visitor.post('/settings/letter/original', {})
  expect((await letterTemplate(db, 'en')).subject).toBe('Job offer')
})
