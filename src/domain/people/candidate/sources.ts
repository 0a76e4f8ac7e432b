import { searchKey } from '../names.ts'

/** Sources as they are shown, and the other ways in which people write them. */
const sources: Readonly<Record<string, readonly string[]>> = {
  'hh.ru': ['hh', 'hh ru', 'hhru', 'хх', 'хх ру', 'headhunter', 'head hunter', 'хедхантер', 'хэдхантер', 'хед хантер'],
  Авито: ['авито', 'avito', 'avito ru', 'авито ру', 'авито работа', 'avito работа', 'avito rabota'],
  SuperJob: ['superjob', 'super job', 'superjob ru', 'суперджоб', 'супер джоб', 'суперджоб ру'],
  'Работа.ру': ['работа ру', 'rabota ru', 'rabota', 'работару'],
  'Зарплата.ру': ['зарплата ру', 'zarplata ru', 'zarplata', 'зарплатару'],
  'Хабр Карьера': ['хабр карьера', 'habr career', 'career habr com', 'хабр'],
  LinkedIn: ['linkedin', 'linked in', 'linkedin com', 'линкедин', 'линкдин'],
  Telegram: ['telegram', 'телеграм', 'телеграмм', 'телега', 'tg', 'тг'],
  ВКонтакте: ['вконтакте', 'в контакте', 'вк', 'vk', 'vk com', 'vkontakte'],
}

const byKey = new Map(
  Object.entries(sources).flatMap(([source, spellings]) =>
    [...spellings, source].map((spelling) => [searchKey(spelling), source] as const),
  ),
)

/** What spellings of one source have in common; a source of marks alone is its own. */
export const sourceKey = (text: string): string => searchKey(text) || text

/** A source in its one spelling; one that nobody knows stays as it was written. */
export const knownSource = (text: string): string => byKey.get(sourceKey(text)) ?? text

/** Makes the function that does the same by what a team calls its sources; their names go before ours. */
export function sourceReader(named: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => {
    const known = knownSource(text)
    return named.get(sourceKey(text)) ?? named.get(sourceKey(known)) ?? known
  }
}
