import { fillSubject, fillTemplate } from '../../domain/messages/template.ts'
import { factsInWords, type MessageFacts } from './facts.ts'

export type MessageText = { subject: string; body: string }

/** A message as it goes out: the HTML has the words of the text, no others, and loads nothing. */
export type RenderedMessage = { subject: string; text: string; html: string }

export function renderMessage(facts: MessageFacts, template: MessageText): RenderedMessage {
  const words = factsInWords(facts)
  const subject = fillSubject(template.subject, words)
  const text = fillTemplate(template.body, words)
  return { subject, text: `${text}\n`, html: mailHtml(text, { subject, language: facts.language, link: words.link }) }
}

type Page = { subject: string; language: string; link: string | null }

const page = 'margin:0 auto;padding:24px 16px;max-width:520px;font:16px/24px Arial,sans-serif'
const first = 'margin:0 0 16px;font-size:20px;line-height:28px'
const button =
  'display:inline-block;padding:14px 20px;border-radius:10px;background:#0b6a5c;color:#fff;font-weight:bold;' +
  'overflow-wrap:anywhere'

/** Paragraphs stand apart by empty lines, as in the text; the first one is larger, the link of the mail a button. */
export function mailHtml(text: string, { subject, language, link }: Page): string {
  const paragraphs = text.split(/\n{2,}/u).map((paragraph, index) => {
    const lines = paragraph.split('\n').map((line) => (line === link ? linkTo(line, button) : withLinks(line)))
    return `<p style="${index === 0 ? first : 'margin:0 0 16px'}">${lines.join('<br>\n')}</p>`
  })
  return [
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
    `<title>${escaped(subject)}</title></head>\n<body style="${page}">`,
    ...paragraphs,
    '</body></html>\n',
  ].join('\n')
}

/** Addresses that a text names become links: those of pages, and what looks like a telephone number. */
function withLinks(line: string): string {
  const pieces: (string | undefined)[] = line.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])|(\+\d[\d\s()-]{8,18}\d)/u)
  return pieces
    .map((piece = '', index) => {
      if (index % 3 === 1 && URL.canParse(piece)) return linkTo(piece, '', shown(piece))
      if (index % 3 === 2) return piece && `<a href="tel:${piece.replace(/[^+\d]/g, '')}">${escaped(piece)}</a>`
      return escaped(piece)
    })
    .join('')
}

/** An address of a map is nothing that anybody reads: of a long one stands where it leads. */
function shown(address: string): string {
  return address.length > 60 ? `${new URL(address).host}/…` : address
}

function linkTo(address: string, style: string, words = address): string {
  return `<a href="${escaped(address)}"${style && ` style="${style}"`}>${escaped(words)}</a>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}
