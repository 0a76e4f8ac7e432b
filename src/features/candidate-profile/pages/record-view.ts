import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../../db/open.ts'
import { dayOf } from '../../../web/texts/days.ts'
import { teamDay, teamZone } from '../../../web/texts/team-zone.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { filesOf } from '../../candidates/reads/files.ts'
import { notesOf } from '../../candidates/reads/notes.ts'
import { knownTags, tagsOf } from '../../candidates/reads/tags.ts'

const kilobyte = 1024

/** Tags, notes and files of a candidate. */
export async function recordOf(db: Db, candidate: number) {
  const [tags, known, notes, files] = await Promise.all([
    tagsOf(db, candidate),
    knownTags(db),
    notesOf(db, candidate),
    filesOf(db, candidate),
  ])
  return { tags, known, notes, files }
}

/** Tags and files in words, for a candidate's page; notes stand in its timeline. */
export function recordView(
  { tags, known, files }: Awaited<ReturnType<typeof recordOf>>,
  now: Temporal.Instant,
  { t, format }: Visitor,
) {
  const year = Number(teamDay(now).slice(0, 4))
  const sizeText = (bytes: number) =>
    bytes < kilobyte ** 2
      ? t('files.kilobytes', { size: format.number(Math.ceil(bytes / kilobyte)) })
      : t('files.megabytes', { size: format.number(bytes / kilobyte ** 2, 1) })
  const added = ({ at, author }: { at: string; author: string | null }) =>
    [format.date(dayOf(at, teamZone), year), author].filter(Boolean).join(' · ')
  return {
    tags,
    otherTags: known.filter(({ id }) => !tags.some((tag) => tag.id === id)).map(({ name }) => name),
    files: files.map((file) => ({
      id: file.id,
      name: file.name,
      details: [file.type.toUpperCase(), sizeText(file.size), added(file)].join(' · '),
    })),
  }
}
