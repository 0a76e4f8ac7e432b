import type { home as en } from '../en/today.ts'

export const home: Record<keyof typeof en, string> = {
  'home.title': 'Сегодня',
  'home.offers-waiting':
    '{count, plural, one {Вашего решения ждёт # предложение} few {Вашего решения ждут # предложения} other {Вашего решения ждут # предложений}}',
  'home.today-empty': 'Сегодня собеседований нет.',
  'home.next': 'Дальше',
  'home.next-empty': 'Ничего не запланировано.',
  'home.invited': 'Приглашены: {invited}',
  'home.came': 'Пришли: {came, number}',
  'home.reception': 'В приёмную',
  'home.turnout': 'доходимость: {counts}',
  'home.steps': 'С чего начать',
  'home.step-history': 'Загрузить прошлую явку, чтобы планы стояли на ваших числах',
  'home.step-vacancy': 'Создать вакансию',
  'home.step-candidates': 'Загрузить кандидатов из таблицы или добавить вручную',
  'home.step-batch': 'Запланировать день и пригласить людей',
  'home.step-done': 'сделано',
}
