import { createHash } from 'node:crypto'
import type { Db } from '../../../db/open.ts'
import { guessStage, readStage, stageMeanings, type ExplainedStages } from '../../../domain/pipeline/read-stage.ts'
import { stageKinds } from '../../../domain/pipeline/stages.ts'
import type { StageMeaning } from '../../../domain/pipeline/stage-words.ts'
import type { Wording } from '../../../domain/tables/wordings.ts'
import { cityName } from '../../../web/texts/cities.ts'
import type { MessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import type { Import } from '../import.ts'
import { aboutVacancies, type AboutVacancies } from '../reads/about-vacancies.ts'
import { explainedStages } from '../reads/explained-wordings.ts'
import type { VacancyChoice, VacancyChoices } from '../reads/file-vacancies.ts'
import { questionsOf, type FileQuestions } from '../reads/questions-of-file.ts'

/** More are no stages and no vacancies, but a column of something else. */
const mostAsked = 30

const markOf = (key: string) => createHash('sha1').update(key).digest('hex').slice(0, 12)
const stageName = ({ key }: Wording) => `stage-${markOf(key)}`
const vacancyName = ({ key }: Wording) => `vacancy-${markOf(key)}`

/** Names of sheets that are no vacancies: numbers, years, months, and what people call a list. */
const noVacancies = [
  /^[\d№#]|\d{4}|^(?:янв|фев|март|апр|ма[йя]|июн|июл|авг|сент|окт|ноя|дек)\p{L}*\d*$/iu,
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)/iu,
  /(?:^| )(?:архив|итоги?|свод|сводная|старые|новые|все|лист\d*|отказы)(?: |$)/iu,
  /(?:^| )(?:archive|totals?|summary|old|new|all)(?: |$)/iu,
]

/** What a waiting file of candidates makes us ask: what wordings of stages mean, and what becomes of its vacancies. */
export async function pipelineView(db: Db, item: Import, visitor: Visitor) {
  const questions = await questionsOf(db, item)
  return {
    stages: stagesView(questions, await explainedStages(db), visitor),
    vacancies: vacanciesView(questions, await aboutVacancies(db, item), visitor),
  }
}

/** What was answered. */
export async function readPipeline(db: Db, item: Import, body: unknown, visitor: Visitor) {
  const questions = await questionsOf(db, item)
  return {
    stages: readStages(questions, await explainedStages(db), body),
    vacancies: readVacancies(questions, await aboutVacancies(db, item), body, visitor.may('vacancies.edit')),
  }
}

/** Every wording of a stage, with what it means by what was said before, by our list, or by a guess that is marked. */
function stagesView({ stages }: FileQuestions, explained: ExplainedStages, { t }: Visitor) {
  const asked = stages.slice(0, mostAsked)
  return {
    asked: asked.map((wording) => {
      const known = readStage(wording.key, explained)
      return {
        name: stageName(wording),
        question: t('imports.stage-wording', { text: wording.text, rows: wording.rows }),
        value: known ?? guessStage(wording.key) ?? '',
        guessed: known === null && guessStage(wording.key) !== null,
      }
    }),
    meanings: [
      { value: '', label: t('imports.meaning.none') },
      ...stageMeanings.map((value) => ({ value, label: meaningName(value, t) })),
    ],
    more: stages.length - asked.length,
  }
}

const meaningName = (meaning: StageMeaning, t: Visitor['t']): string =>
  stageKinds.some((kind) => kind === meaning)
    ? t(`stage.kind.${meaning}` as MessageKey)
    : t(`imports.stage-meaning.${meaning}` as MessageKey)

/** Titles that are no open vacancy of ours: a new one, one of ours under another title, or to be left out. */
function vacanciesView(
  { vacancies, cities }: FileQuestions,
  { find, open, cities: ours, readCity, levels, chosen, ofSheets }: AboutVacancies,
  visitor: Visitor,
) {
  const { t, language } = visitor
  const mayMake = visitor.may('vacancies.edit')
  const asked = vacancies.filter((one) => chosen?.titles[one.key] || isAsked(find, one.text)).slice(0, mostAsked)
  const usual = (title: string): VacancyChoice => {
    if (!mayMake || /^(?:hh\.ru|Huntflow) \d+$/u.test(title)) return 'none'
    return ofSheets && noVacancies.some((words) => words.test(title)) ? 'none' : 'new'
  }
  const inFile = cities.map(({ text }) => readCity(text)).find((id) => id !== null)
  return {
    asked: asked.map((wording) => ({
      name: vacancyName(wording),
      question: t('imports.vacancy-wording', { title: wording.text, rows: wording.rows }),
      value: chosen?.titles[wording.key]?.choice ?? usual(wording.text),
    })),
    choices: [
      ...(mayMake ? [{ value: 'new', label: t('imports.vacancy-new') }] : []),
      ...open.map(({ id, title }) => ({ value: id, label: title })),
      { value: 'none', label: t('imports.vacancy-none') },
    ],
    mayMake,
    cities: ours.map((city) => ({ value: city.id, label: cityName(city, language) })),
    city: chosen?.city ?? inFile ?? ours[0]?.id ?? '',
    levels: levels.map((value) => ({ value, label: t(`level.${value}` as MessageKey) })),
    level: chosen?.level ?? levels[0] ?? 1,
  }
}

/** A title is asked about unless it is one open vacancy, or is known to name one. */
function isAsked(find: AboutVacancies['find'], title: string): boolean {
  const found = find(title, null)
  return 'none' in found && found.none !== 'vacancy-unclear'
}

/** What was chosen about stages, where that is something else than our list says. */
function readStages({ stages }: FileQuestions, explained: ExplainedStages, body: unknown): Map<string, StageMeaning> {
  const sent = (body ?? {}) as Record<string, unknown>
  return new Map(
    stages.flatMap((wording) => {
      const value = sent[stageName(wording)]
      // Somebody who takes back what our list says has a reason.
      const undecided = value === '' && readStage(wording.key) !== null ? 'nothing' : undefined
      const meaning = stageMeanings.find((known) => known === value) ?? undecided
      return meaning && meaning !== readStage(wording.key, explained) ? [[wording.key, meaning] as const] : []
    }),
  )
}

/** What was chosen about vacancies. Whoever may make none leaves new ones out. */
function readVacancies(
  { vacancies }: FileQuestions,
  { open, cities, levels }: Pick<AboutVacancies, 'open' | 'cities' | 'levels'>,
  body: unknown,
  mayMake: boolean,
): VacancyChoices {
  const sent = (body ?? {}) as Record<string, unknown>
  const choiceOf = (value: unknown): VacancyChoice | null => {
    if (value === 'none' || (value === 'new' && mayMake)) return value
    return open.find(({ id }) => String(id) === value)?.id ?? null
  }
  const titles = vacancies.flatMap((wording) => {
    const choice = choiceOf(sent[vacancyName(wording)])
    return choice === null ? [] : [[wording.key, { title: wording.text, choice }] as const]
  })
  return {
    titles: Object.fromEntries(titles),
    city: cities.find(({ id }) => id === sent['newCity'])?.id ?? cities[0]?.id ?? '',
    level: levels.find((level) => String(level) === sent['newLevel']) ?? levels[0] ?? 1,
  }
}
