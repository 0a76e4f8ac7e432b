import { describe, expect, it } from 'vitest'
import { languages } from '../../../src/db/schema/primitives.ts'
import { unknownPlaceholders } from '../../../src/domain/messages/template.ts'
import { nameOfWording, WORDINGS } from '../../../src/domain/messages/wordings.ts'
import { builtInText } from '../../../src/features/message-templates/built-in-text.ts'
import type { MessageFacts } from '../../../src/features/message-templates/facts.ts'
import { renderMessage } from '../../../src/features/message-templates/render-message.ts'

const meeting = {
  startsAt: '2026-11-29T05:30:00Z',
  timeZone: 'Asia/Yekaterinburg',
  city: 'Екатеринбург',
  place: 'Лесная ул., 5, 2 этаж',
}
const facts: MessageFacts = {
  name: 'Петров Игорь Сергеевич',
  language: 'ru',
  vacancy: 'Менеджер <по> & клиентам',
  meeting,
  before: { ...meeting, startsAt: '2026-11-28T11:00:00Z', place: null },
  minutes: 30,
  mapLink: 'https://maps.example/?q=1&z=2',
  sender: 'Рита',
  employer: 'Торговый дом',
  contact: 'Рита, +7 945 100-00-01',
  waitMinutes: 21,
  note: null,
  replyLink: 'https://yavka.example/r/1a.AAAAAAAAAAAAAAAA',
}

/** The words of the HTML as a person reads them. */
const read = (html: string) =>
  /<body[^>]*>(.*)<\/body>/su
    .exec(html)![1]!
    .replaceAll('<br>\n', '\n')
    .replaceAll(/<\/p>\n<p[^>]*>/g, '\n\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()

const all = WORDINGS.flatMap((wording) =>
  languages.map((language) => [nameOfWording(wording), language, wording] as const),
)

describe.each(all)('the built-in text %s in %s', (_, language, wording) => {
  const template = builtInText(wording, language)
  const full = renderMessage({ ...facts, language }, template)
  const bare = renderMessage(
    {
      ...facts,
      language,
      name: 'Кандидат 17',
      before: null,
      minutes: null,
      mapLink: null,
      sender: null,
      employer: null,
      contact: null,
      waitMinutes: null,
      replyLink: null,
      meeting: { ...meeting, place: null },
    },
    template,
  )

  it('T21: has no placeholder that is unknown, and none is left in it when it is sent', () => {
    expect(unknownPlaceholders(template.subject + template.body)).toEqual([])
    for (const { subject, text, html } of [full, bare]) expect(subject + text + html).not.toMatch(/[{}]|null|undefined/)
  })

  it('greets by first name and patronymic, never by the surname, and by nothing where there is no name', () => {
    expect(full.subject + full.text + full.html).not.toContain('Петров')
    expect(full.text).toMatch(/^Игорь Сергеевич, /)
    expect(bare.text).toMatch(/^\p{Lu}/u)
    expect(bare.text).not.toContain('Кандидат')
  })

  it('has the same words as HTML, under 6 kB, without pictures and anything that is loaded', () => {
    for (const { text, html } of [full, bare]) {
      expect(read(html)).toBe(text.trim())
      expect(Buffer.byteLength(html)).toBeLessThan(6000)
      expect(html).not.toMatch(/<img|<script|<link|url\(|\bsrc=/)
    }
  })

  it('has no line that ends with nothing behind its colon', () => {
    expect(bare.text.match(/: *$/gmu)).toBeNull()
  })
})

describe('T11: the hour', () => {
  it('is that of the city of the meeting, and says so', () => {
    const { subject, text } = renderMessage(facts, builtInText({ kind: 'invitation', step: '' }, 'ru'))
    expect(subject).toBe('Собеседование в воскресенье, 29 ноября, в 10:30')
    expect(text).toContain('Когда: воскресенье, 29\u00a0ноября, в 10:30 (время местное, Екатеринбург), около 30 минут')
    expect(text).toContain('подождать до 21 минуты.')
  })
})

it('what a person or a colleague wrote cannot become HTML or a header', () => {
  const { subject, html } = renderMessage(
    { ...facts, vacancy: 'x\r\nBcc: a@b.ru <script>alert(1)</script>' },
    { subject: '{vacancy}', body: '{vacancy}\n"\'<b>' },
  )
  expect(subject).toBe('X Bcc: a@b.ru <script>alert(1)</script>')
  expect(html).not.toMatch(/<script|<b>/)
})

it('the link to reply, a map and a telephone number can be tapped', () => {
  const { html } = renderMessage(facts, builtInText({ kind: 'invitation', step: '' }, 'ru'))
  expect(html).toMatch(/<a href="https:\/\/yavka\.example\/r\/1a\.A{16}" style="[^"]*">/)
  expect(html).toContain('<a href="https://maps.example/?q=1&amp;z=2">')
  expect(html).toContain('<a href="tel:+79451000001">+7 945 100-00-01</a>')
})

it('a long address of a map is a short link in HTML, and what only looks like an address is no link', () => {
  const mapLink = `https://maps.example/?text=${'%D0%9C'.repeat(20)}`
  const { html } = renderMessage(
    { ...facts, mapLink },
    { subject: 's', body: `{map}\nhttps://[${'x'.repeat(80)}\njavascript:alert(1)` },
  )
  expect(html).toContain(`<a href="${mapLink}">maps.example/…</a>`)
  expect(html.match(/<a /g)).toHaveLength(1)
})
