import { writeTemplate } from '../../files/write/template.ts'
import type { MessageKey } from '../../web/messages/index.ts'
import type { Locale } from '../../web/texts/locale.ts'
import type { Kind } from './kinds.ts'

/** A column to fill in under a heading that the guess knows; `words`: all that may be written, where only some may. */
type TemplateField = { heading: MessageKey; example: MessageKey; words?: readonly MessageKey[] | 'cities' }

const person = 'imports.template.example.person'
const city = { heading: 'imports.field.city', example: 'imports.template.example.city', words: 'cities' } as const
const source = { heading: 'imports.field.source', example: 'imports.template.example.source' } as const

const fields: Record<Kind, readonly TemplateField[]> = {
  candidates: [
    { heading: 'imports.field.name', example: person },
    { heading: 'imports.field.phone', example: 'imports.template.example.phone' },
    { heading: 'imports.field.email', example: 'imports.template.example.email' },
    city,
    source,
    { heading: 'imports.field.experience_months', example: 'imports.template.example.experience_months' },
    { heading: 'imports.field.education', example: 'imports.template.example.education' },
    { heading: 'imports.field.pay', example: 'imports.template.example.pay' },
    {
      heading: 'imports.field.pay_basis',
      example: 'imports.template.word.net',
      words: ['imports.template.word.net', 'imports.template.word.gross'],
    },
    { heading: 'imports.field.note', example: 'imports.template.example.note' },
  ],
  attendance: [
    { heading: 'imports.field.person', example: person },
    { heading: 'imports.field.date', example: 'imports.template.example.date' },
    { heading: 'imports.field.invited_on', example: 'imports.template.example.invited_on' },
    source,
    city,
    {
      heading: 'imports.field.reply',
      example: 'imports.template.word.yes',
      words: ['imports.template.word.yes', 'imports.template.word.no', 'imports.template.word.unsure'],
    },
    {
      heading: 'imports.field.came',
      example: 'imports.template.word.came',
      words: [
        'imports.template.word.came',
        'imports.template.word.missed',
        'imports.template.word.cancelled',
        'imports.template.word.unknown',
      ],
    },
  ],
  market: [
    { heading: 'imports.field.title', example: 'imports.template.example.title' },
    { heading: 'imports.field.place', example: 'imports.template.example.city', words: 'cities' },
    { heading: 'imports.field.employer', example: 'imports.template.example.employer' },
    { heading: 'imports.field.published_at', example: 'imports.template.example.date' },
    { heading: 'imports.field.pay_from', example: 'imports.template.example.pay_from' },
    { heading: 'imports.field.pay_to', example: 'imports.template.example.pay_to' },
    { heading: 'imports.field.currency', example: 'imports.template.example.currency' },
    { heading: 'imports.field.gross', example: 'imports.template.example.gross' },
  ],
}

/** An Excel workbook for somebody to fill in and load, in their language. */
export function importTemplate(kind: Kind, cities: readonly string[], { t, language }: Locale): Promise<Buffer> {
  const columns = fields[kind].map(({ heading, example, words = [] }) => ({
    heading: t(heading),
    example: t(example),
    allowed: words === 'cities' ? cities : words.map((word) => t(word)),
  }))
  return writeTemplate(columns, { table: t(`imports.kind.${kind}`), lists: t('imports.template.lists') }, language)
}
