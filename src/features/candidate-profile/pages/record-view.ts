import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { dayOf } from '../../../web/texts/days.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { filesOf } from '../../candidates/reads/files.ts'
import { notesOf } from '../../candidates/reads/notes.ts'
import { knownTags, tagsOf } from '../../candidates/reads/tags.ts'

const kilobyte = 1024

/** Tags, notes and files of a candidate, for their page. */
export async function recordOf(db: Db, candidate: number, now: Temporal.Instant, { t, format }: Visitor) {
  const [tags, known, notes, files] = await Promise.all([
    tagsOf(db, candidate),
    knownTags(db),
    notesOf(db, candidate),
    filesOf(db, candidate),
  ])
  const year = Number(dayOf(now, 'Europe/Moscow').slice(0, 4))
  const sizeText = (bytes: number) =>
    bytes < kilobyte ** 2
      ? t('files.kilobytes', { size: format.number(Math.ceil(bytes / kilobyte)) })
      : t('files.megabytes', { size: format.number(bytes / kilobyte ** 2, 1) })
  const added = ({ at, author }: { at: string; author: string | null }) =>
    [format.date(dayOf(at, 'Europe/Moscow'), year), author].filter(Boolean).join(' · ')
  return {
    tags,
    otherTags: known.filter(({ id }) => !tags.some((tag) => tag.id === id)).map(({ name }) => name),
    notes: notes.map((note) => ({ id: note.id, text: note.text, added: added(note) })),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      details: [file.type.toUpperCase(), sizeText(file.size), added(file)].join(' · '),
    })),
  }
}
