import type { market as en } from '../en/market.ts'

export const market: Record<keyof typeof en, string> = {
  'market.title': 'Рынок зарплат',
  'market.lead':
    'Сколько обещают вакансии на сайтах — по файлам, которые загрузила ваша команда. Эти данные стоят рядом с ориентирами и с ними не смешиваются.',
  'market.none': 'Вакансии рынка пока не загружены',
  'market.none-text': 'Загрузите выгрузку hh.ru или SuperJob — и здесь появятся перцентили.',
  'market.load': 'Загрузить вакансии',
  'market.role': 'Роль на hh.ru',
  'market.role-none': 'без роли: {count, plural, one {# вакансия} few {# вакансии} other {# вакансий}}',
  'market.role-option': '{role}: {count, plural, one {# вакансия} few {# вакансии} other {# вакансий}}',
  'market.title-words': 'Слова из названия',
  'market.titled':
    'Любая роль, в названии «{title}»: {count, plural, one {# вакансия} few {# вакансии} other {# вакансий}}',
  'market.as-written': 'Без пометки «на руки» или «до вычета»: суммы как написаны',
  'market.quote': 'С учётом односторонних вилок медиана — {median}: опирайтесь на неё, за ней больше вакансий.',
  'market.which-median':
    'Какую медиану брать: «с учётом односторонних вилок» — она считает все вакансии. Вторая видит только вилки с обеими границами; если они сильно расходятся, такие вилки не похожи на остальные.',
  'market.lone':
    'Одиночная сумма вроде «30 000 ₽» — это сама зарплата, если в том же файле встречаются «от» и «до»; иначе — нижняя граница.',
  'market.all-cities': 'все города',
  'market.any-experience': 'любой',
  'market.experience': 'Требуемый опыт',
  'market.experience.noExperience': 'без опыта',
  'market.experience.between1And3': '1–3 года',
  'market.experience.between3And6': '3–6 лет',
  'market.experience.moreThan6': 'больше 6 лет',
  'market.by-experience': 'По опыту: {city}',
  'market.by-city': 'По городам',
  'market.show': 'Показать',
  'market.median': 'Медиана',
  'market.count': 'Вакансий',
  'market.employers': 'работодателей: {count}',
  'market.interval': 'с уверенностью {coverage} — от {from} до {to}',
  'market.too-few': 'меньше 5: не показываем',
  'market.widened': 'Здесь слишком мало; взяли шире: {what}',
  'market.widened.city': 'все города',
  'market.widened.experience': 'любой опыт',
  'market.censored': 'С учётом односторонних вилок',
  'market.censored-n': '{median} (n = {n})',
  'market.censored-open': '{from} или больше',
  'market.not-converged': 'оценка не сошлась',
  'market.source':
    'Рублей в месяц до вычета НДФЛ. Перцентили — по серединам вилок, у которых указаны обе границы. Меньше 20 вакансий — только квартили, меньше 5 — ничего. «С учётом односторонних вилок» — оценка медианы по Тёрнбуллу: «от» здесь нижняя граница, «до» — верхняя, а не значение.',
  'market.published': 'Опубликованы с {from} по {to}.',
  'market.undated': 'Когда эти вакансии опубликованы, в файле не сказано. Загружены {day}.',
  'market.old': 'С тех пор прошло больше полугода: зарплаты могли измениться. Загрузите свежие вакансии.',
  'market.unknown-basis':
    '{count, plural, one {# вакансия} few {# вакансии} other {# вакансий}} без пометки «на руки» или «до вычета»: посчитать их нельзя.',
  'market.chart': 'Средняя половина рынка (P25–P75): {city}',
  'market.bar': 'Рынок: {experience} (n = {n})',
  'market.beside':
    'Средняя половина (P25–P75) загруженных вакансий менеджеров по продажам и работе с клиентами, {basis}. Это не уровни.',
  'market.link': 'Весь рынок',
  'market.finding': '{city}: половина вакансий обещает от {from} до {to} в месяц, медиана — {median}',
  'market.basis': 'До вычета НДФЛ · вакансий: {count}',
  'market.how': 'Откуда цифры и как посчитаны',
}
