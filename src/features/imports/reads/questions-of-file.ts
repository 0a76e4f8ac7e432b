import type { Db } from '../../../db/open.ts'
import {
  candidateColumns,
  readColumns,
  type CandidateColumn,
} from '../../../domain/people/candidate/candidate-columns.ts'
import { stageTexts, titleKey, vacancyTitles } from '../../../domain/pipeline/told-application.ts'
import { cellText } from '../../../domain/tables/cells.ts'
import { lawfulMapping, type Mapping } from '../../../domain/tables/columns.ts'
import { wordingCounter, wordingKey, type Wording } from '../../../domain/tables/wordings.ts'
import type { Import } from '../import.ts'
import { keptRows } from './kept-rows.ts'

/** What a waiting file of candidates names: stages by their wordings, vacancies by their titles, towns. */
export type FileQuestions = { stages: Wording[]; vacancies: Wording[]; cities: Wording[] }

/** Among so many rows everything is found that a file names often. */
const rowsLookedAt = 20_000

const none: FileQuestions = { stages: [], vacancies: [], cities: [] }

/** The wordings of stages and the titles of vacancies in a waiting file, those in most rows first. */
export async function questionsOf(
  db: Db,
  item: Pick<Import, 'id' | 'kind' | 'rowsOf' | 'mapping' | 'vacancyId' | 'headings'>,
): Promise<FileQuestions> {
  if (item.kind !== 'candidates') return none
  const whole = Object.fromEntries(candidateColumns.map((field) => [field, item.mapping[field] ?? []]))
  const mapping = readColumns(whole as Mapping<CandidateColumn>, item.vacancyId !== null)
  const columns = lawfulMapping(item.headings, mapping)
  const ofStages = [...columns.stage, ...columns.status]
  if (ofStages.length + columns.vacancy.length === 0) return none
  const [stages, vacancies, cities] = [wordingCounter(), wordingCounter(), wordingCounter()]
  let rows = 0
  for await (const { cells } of keptRows(db, item)) {
    for (const column of ofStages) for (const text of stageTexts(cells[column])) stages.add(wordingKey(text), text)
    for (const column of columns.vacancy)
      for (const title of vacancyTitles(cells[column])) vacancies.add(titleKey(title), title)
    for (const column of columns.city) {
      const city = cellText(cells[column])
      if (city !== '') cities.add(city, city)
    }
    rows += 1
    if (rows >= rowsLookedAt) break
  }
  return { stages: stages.wordings(), vacancies: vacancies.wordings(), cities: cities.wordings() }
}
