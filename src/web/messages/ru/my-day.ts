import type { myDay as en } from '../en/my-day.ts'

export const myDay: Record<keyof typeof en, string> = {
  'my-day.title': 'Требует внимания',
  'my-day.of': 'Дела коллеги: {name}',
  'my-day.overdue': 'Просрочено',
  'my-day.today': 'Сегодня',
  'my-day.later': 'Дальше',
  'my-day.none': 'На сегодня всё',
  'my-day.none-text': 'Назначьте кандидату следующий шаг с датой — и он появится здесь.',
  'my-day.nothing-of': 'У этого коллеги ничего не назначено.',
  'my-day.lists': 'Списки',
  'my-day.due': 'Дела',
  'my-day.forgotten': 'Без шага',
  'my-day.forgotten-text':
    'Эти люди решают сами или ждут вашего решения, а на ближайшую неделю ничего не назначено. Сверху те, кто ждёт дольше всех.',
  'my-day.unowned': 'Ничьи',
  'my-day.unowned-text': 'Решение ещё не принято, а ответственного нет.',
  'my-day.take': 'Взять себе',
  'my-day.take-name': 'Взять себе: {name}',
  'my-day.take-all': 'Взять себе все дела коллеги: {name}',
  'my-day.taken': 'Теперь это ваш кандидат: {name}.',
  'my-day.taken-all':
    '{count, plural, =0 {Брать на себя было нечего} one {Теперь ваш # кандидат} few {Теперь ваши # кандидата} other {Теперь ваши # кандидатов}}.',
  'my-day.colleague': 'Чьи дела',
  'my-day.show': 'Показать',
  'my-day.me': 'мои',
  'my-day.passed': 'Без предложения',
  'my-day.passed-text':
    'Собеседование позади, а предложения по этой вакансии ещё нет. Сверху те, кто ждёт дольше всех.',
  'my-day.offer': 'Предложить',
  'my-day.offer-name': 'Предложить работу: {name}',
  'my-day.call-name': 'Позвонить: {name}, {phone}',
  'my-day.step-of': '{name}: {act}',
  'my-day.nobody': 'Здесь никого',
  'my-day.nobody-text': 'Таких кандидатов сейчас нет.',
  'my-day.colleagues': 'Дела коллег',
}
