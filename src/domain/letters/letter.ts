import { letterTemplates, type LetterFacts } from './placeholders.ts'

/** A part of a letter that stands by itself. */
export type LetterBlock = { kind: 'heading' | 'lines' | 'list'; lines: string[] }

/** A letter as it is read, whether on a page, on paper or in a file. */
export type Letter = { title: string; blocks: LetterBlock[] }

/**
 * A letter out of a template and what is known: an empty line parts paragraphs, `# ` begins a heading and `- ` an item
 * of a list. A heading goes when nothing is left of what it stands over.
 */
export function writeLetter(template: { subject: string; body: string }, facts: LetterFacts): Letter {
  const typed = template.body
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n\s*\n/u)
  const paragraphs = typed.map((paragraph) => blocksOf(letterTemplates.fillTemplate(paragraph, facts)))
  return {
    title: letterTemplates.fillSubject(template.subject, facts),
    blocks: paragraphs.flatMap((blocks, index) => {
      if (blocks.at(-1)?.kind !== 'heading') return blocks
      const stoodAlone = !typed[index]!.trim().includes('\n')
      const [below] = paragraphs[index + 1] ?? []
      return stoodAlone && below && below.kind !== 'heading' ? blocks : blocks.slice(0, -1)
    }),
  }
}

/** All that a letter says, line by line. */
export function linesOf({ title, blocks }: Letter): string[] {
  return [title, ...blocks.flatMap(({ lines }) => lines)]
}

function blocksOf(paragraph: string): LetterBlock[] {
  const blocks: LetterBlock[] = []
  for (const typed of paragraph.split('\n')) {
    const [, sign, text] = /^(?:([#-])\s+)?(.*)$/u.exec(typed)!
    const kind = sign === '#' ? 'heading' : sign === '-' ? 'list' : 'lines'
    const last = blocks.at(-1)
    if (!text) continue
    if (last?.kind === kind && kind !== 'heading') last.lines.push(text)
    else blocks.push({ kind, lines: [text] })
  }
  return blocks
}
