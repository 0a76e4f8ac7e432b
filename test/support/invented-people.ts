import { candidateKeys } from '../../src/domain/people/candidate/candidate-keys.ts'

/** The stems of surnames, the commonest first: the first of them stand for a good part of any base. */
const stems = [
  'Иван',
  'Кузнец',
  'Смирн',
  'Поп',
  'Васильев',
  'Петр',
  'Сокол',
  'Михайл',
  'Новик',
  'Фёдор',
  'Мороз',
  'Волк',
  'Алексе',
  'Лебед',
  'Семён',
  'Егор',
  'Павл',
  'Козл',
  'Степан',
  'Никола',
  'Орл',
  'Андре',
  'Макар',
  'Никит',
  'Захар',
  'Зайц',
  'Соловь',
  'Борис',
  'Яковл',
  'Григорь',
  'Роман',
  'Воробь',
  'Серге',
  'Кузьм',
  'Фрол',
  'Александр',
  'Дмитри',
  'Корол',
  'Гус',
  'Кисел',
  'Ильин',
  'Максим',
  'Поляк',
  'Сорок',
  'Виноград',
  'Ковал',
  'Бел',
  'Медвед',
  'Антон',
  'Тарас',
  'Жук',
  'Баран',
  'Филипп',
  'Комар',
  'Давыд',
  'Беля',
  'Герасим',
  'Богдан',
  'Осип',
  'Сидор',
  'Матве',
  'Тит',
  'Марк',
  'Мирон',
  'Крыл',
  'Кули',
  'Карп',
  'Влас',
  'Мельник',
  'Денис',
  'Гаврил',
  'Тихон',
  'Казак',
  'Афанась',
  'Данил',
  'Савель',
  'Тимофе',
  'Фомич',
  'Черн',
  'Абрам',
  'Мартын',
  'Ефим',
  'Федот',
  'Щербак',
  'Назар',
  'Калинин',
  'Исаев',
  'Чернышёв',
  'Быч',
  'Маслен',
  'Родион',
  'Коновал',
  'Лазар',
  'Воронин',
  'Клим',
  'Филат',
  'Понома',
  'Голуб',
  'Кудря',
  'Прохор',
  'Наум',
  'Потап',
  'Журавл',
  'Овчинник',
  'Труфан',
] as const
const endings = ['ов', 'ова', 'ев', 'ева', 'ин', 'ина', 'ский', 'ская', 'ко', 'енко', 'ук', 'ян'] as const
const women = [
  'Анна',
  'Мария',
  'Елена',
  'Ольга',
  'Наталья',
  'Екатерина',
  'Татьяна',
  'Ирина',
  'Юлия',
  'Светлана',
  'Дарья',
  'Ксения',
  'Зоя',
  'Эвелина',
] as const
const men = [
  'Александр',
  'Сергей',
  'Дмитрий',
  'Андрей',
  'Алексей',
  'Максим',
  'Иван',
  'Михаил',
  'Артём',
  'Илья',
  'Юрий',
  'Глеб',
  'Эрнест',
  'Яков',
] as const
const fathers = [
  'Александров',
  'Сергеев',
  'Иванов',
  'Петров',
  'Владимиров',
  'Андреев',
  'Николаев',
  'Юрьев',
  'Михайлов',
  'Викторов',
] as const
const skills = [
  '1С',
  'холодные звонки',
  'CRM',
  'Excel',
  'переговоры',
  'английский B1',
  'работа с возражениями',
  'деловая переписка',
  'презентации',
  'логистика',
  'Битрикс24',
  'тендеры',
] as const
const notes = [
  'перезвонить после шести вечера',
  'готов выйти через две недели',
  'ждёт ответа конкурента',
  'ищет работу ближе к дому',
  'пришёл по рекомендации бывшего коллеги',
] as const
const sources = [
  'hh.ru',
  'hh.ru',
  'hh.ru',
  'hh.ru',
  'SuperJob',
  'SuperJob',
  'Авито Работа',
  'Авито Работа',
  'Сайт компании',
  'Рекомендация',
] as const
const cities = ['moscow', 'moscow', 'moscow', 'spb', 'spb', 'ekb', 'nn', null] as const

/** The same for the same number, evenly spread over [0, 1): an integer hash (Wellons, lowbias32). */
function chance(n: number, salt: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97)
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32
}

const pick = <T>(list: readonly T[], at: number): T => list[Math.floor(at * list.length)] as T

/**
 * Candidate number n of an invented base, from 0: surnames fall off as they do among people, phones are all different.
 */
export function inventPerson(n: number) {
  const at = (salt: number) => chance(n, salt)
  // Of a uniform chance, its square falls among the first stems far more often.
  const ending = pick(endings, at(2) ** 2)
  const woman = ending.endsWith('а') || ending.endsWith('я') || at(3) < 0.2
  const father = pick(fathers, at(5))
  const name = `${pick(stems, at(1) ** 3)}${ending} ${pick(woman ? women : men, at(4))}${at(6) < 0.6 ? ` ${father}${woman ? 'на' : 'ич'}` : ''}`
  // A step that meets each of the nine-digit numbers once before it comes round.
  const phone = `+79${String((n * 123_456_791) % 1_000_000_000).padStart(9, '0')}`
  const email = at(7) < 0.7 ? `person.${n.toString(36)}@example.ru` : null
  const claimed = at(8) < 0.8 ? [pick(skills, at(9)), pick(skills, at(10))].join(', ') : null
  const note = at(11) < 0.3 ? pick(notes, at(12)) : null
  const pay = at(13) < 0.7 ? 20_000 + Math.floor(at(14) * 100) * 1000 : null
  return {
    phone,
    email,
    row: {
      name,
      ...candidateKeys({ name, phones: [phone], emails: email ? [email] : [], skills: claimed, note }),
      city_id: pick(cities, at(15)),
      // One in a thousand came from a source that hardly anybody else came from.
      source: at(16) < 0.001 ? 'Ярмарка вакансий' : pick(sources, at(17)),
      experience_months: Math.floor(at(18) * 120),
      level: at(19) < 0.3 ? 1 + Math.floor(at(20) * 4) : null,
      skills: claimed,
      expected_pay: pay,
      pay_basis: pay === null ? null : ('net' as const),
      note,
    },
  }
}
