import { insertRows } from '../../../../db/bulk.ts'
import type { Db } from '../../../../db/open.ts'
import type { Person } from '../../../../domain/people/candidate/candidate-matching.ts'
import { stageKinds } from '../../../../domain/pipeline/stages.ts'
import { takeIn, type Standing } from '../../../../domain/pipeline/take-in.ts'
import type { ToldApplication } from '../../../../domain/pipeline/told-application.ts'
import type { Stage } from '../../../vacancies/reads/stages.ts'
import type { VacancyFinder } from '../../reads/file-vacancies.ts'
import { standingsOf, vacancyKey, type KnownStanding } from '../../reads/standings.ts'
import type { Note } from '../../report.ts'

/** How the vacancies that a file names are found. */
export type FilePipeline = {
  find: VacancyFinder
  stagesOf: (db: Db, vacancy: number) => Promise<Pick<Stage, 'kind'>[]>
}

type Staged = {
  person: Person
  vacancy: string
  id: number | null
  standing: Standing
  isStaged: boolean
  told: Pick<ToldApplication, 'reason' | 'appliedOn' | 'since'>
}

/** A vacancy that is to be made gets one stage of each kind. */
const usualStages = stageKinds.map((kind) => ({ kind }))

/**
 * Gathers what the rows of a chunk tell of applications, on top of how they stand.
 *
 * @param file the import, and the one vacancy that all of its rows are about, if it is about one
 */
export async function pipelineOfChunk(
  db: Db,
  file: { id: number; vacancyId: number | null },
  { find, stagesOf }: FilePipeline,
  people: ReadonlySet<Person>,
) {
  const ids = [...people].flatMap(({ id }) => id ?? [])
  const known = Map.groupBy(await standingsOf(db, file.id, ids), ({ candidate }) => candidate)
  const changes = new Map<Person, Map<string, Staged>>()

  const standingOf = (person: Person, vacancy: string): KnownStanding | Staged['standing'] | null =>
    changes.get(person)?.get(vacancy)?.standing ??
    (person.id === null ? null : (known.get(person.id)?.find((one) => one.vacancy === vacancy) ?? null))

  const isStaged = (person: Person, vacancy: string): boolean =>
    person.id !== null && (known.get(person.id)?.some((one) => one.vacancy === vacancy && one.isStaged) ?? false)

  /** Takes in what a row tells. @returns whether it adds something, and what was not taken */
  async function take(
    person: Person,
    city: string | null,
    applications: readonly ToldApplication[],
  ): Promise<{ changed: boolean; notes: Note[] }> {
    const notes: Note[] = []
    let changed = false
    for (const told of applications) {
      const found = told.title === '' && file.vacancyId !== null ? { id: file.vacancyId } : find(told.title, city)
      if ('none' in found) {
        notes.push({ field: 'vacancy', code: found.none, detail: told.title })
        continue
      }
      const [vacancy, id] = 'id' in found ? [vacancyKey(found.id), found.id] : [found.make, null]
      const stages = id === null ? usualStages : await stagesOf(db, id)
      const { after, isNew, moved, ended, note } = takeIn(standingOf(person, vacancy), told, stages)
      if (note) notes.push({ field: 'stage', code: note })
      if (!isNew && !moved && !ended) continue
      changed = true
      const ofPerson = changes.get(person) ?? new Map<string, Staged>()
      const before = ofPerson.get(vacancy)?.told
      changes.set(person, ofPerson)
      ofPerson.set(vacancy, {
        person,
        vacancy,
        id,
        standing: after,
        isStaged: isStaged(person, vacancy),
        told: {
          reason: told.reason ?? before?.reason ?? null,
          appliedOn: before?.appliedOn ?? told.appliedOn,
          since: told.since ?? before?.since ?? null,
        },
      })
    }
    return { changed, notes }
  }

  /** Keeps the changes until the file is published; everybody in them has been written by then. */
  async function write(): Promise<void> {
    const all = [...changes.values()].flatMap((ofPerson) => [...ofPerson.values()])
    const rows = all.map((one) => ({ one, row: rowOf(file.id, one) }))
    for (const { one, row } of rows)
      if (one.isStaged)
        await db
          .updateTable('import_applications')
          .set({ reached: one.standing.reached, ended: one.standing.ended, ...(row.reason && { reason: row.reason }) })
          .where('import_id', '=', file.id)
          .where('vacancy_key', '=', one.vacancy)
          .where('candidate_id', '=', one.person.id)
          .execute()
    const fresh = rows.filter(({ one }) => !one.isStaged).map(({ row }) => row)
    await insertRows(db, 'import_applications', columns, fresh)
  }

  return { take, write }
}

const columns = {
  import_id: 'integer',
  candidate_id: 'integer',
  vacancy_key: 'text',
  vacancy_id: 'integer',
  reached: 'text',
  ended: 'text',
  reason: 'text',
  applied_on: 'text',
  since: 'text',
} as const

const rowOf = (import_id: number, { person, vacancy, id, standing, told }: Staged) => ({
  import_id,
  candidate_id: person.id,
  vacancy_key: vacancy,
  vacancy_id: id,
  reached: standing.reached,
  ended: standing.ended,
  reason: told.reason,
  applied_on: told.appliedOn,
  since: told.since,
})
