import type { Language } from '../../db/schema/primitives.ts'
import type { Letter, LetterBlock } from '../../domain/letters/letter.ts'
import { intlLocale } from '../../web/texts/intl-locale.ts'

/** A4 with margins of two centimetres, in twentieths of a point. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1134, right: 1134, bottom: 1134, left: 1134 },
}

/** The letter as a file for Word, with the same words. The library is read when the first letter is. */
export async function letterDocx(letter: Letter, language: Language, author: string | null): Promise<Buffer> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx')
  const heading = (text: string, level: 'TITLE' | 'HEADING_2') =>
    new Paragraph({ text, heading: HeadingLevel[level], keepNext: true, spacing: { before: 200, after: 120 } })
  const paragraphs = ({ kind, lines }: LetterBlock) => {
    if (kind === 'heading') return lines.map((text) => heading(text, 'HEADING_2'))
    if (kind === 'list') return lines.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
    const runs = lines.map((text, index) => new TextRun(index === 0 ? { text } : { text, break: 1 }))
    return [new Paragraph({ children: runs, keepLines: true, spacing: { before: 120, after: 120 } })]
  }
  const document = new Document({
    title: letter.title,
    creator: author ?? '',
    lastModifiedBy: author ?? '',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 22, language: { value: intlLocale[language] } } },
        title: { run: { size: 36, bold: true } },
        heading2: { run: { size: 26, bold: true } },
      },
    },
    sections: [
      { properties: { page }, children: [heading(letter.title, 'TITLE'), ...letter.blocks.flatMap(paragraphs)] },
    ],
  })
  return Packer.toBuffer(document)
}
