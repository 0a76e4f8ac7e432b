import type { sources as en } from '../en/sources.ts'

export const sources: Record<keyof typeof en, string> = {
  'settings.sources-text': 'разные написания одного источника под одним названием',
  'sources.title': 'Источники',
  'sources.lead':
    'Прогноз учитывает, откуда пришёл человек. Дайте разным написаниям одного источника общее название, и они будут считаться вместе.',
  'sources.none': 'Источников пока нет',
  'sources.none-text': 'Они появятся вместе с кандидатами и прошлыми приглашениями.',
  'sources.which': 'Что считать одним источником',
  'sources.counts':
    '{source}: {candidates, plural, one {# кандидат} few {# кандидата} other {# кандидатов}}, {invitations, plural, one {# прошлое приглашение} few {# прошлых приглашения} other {# прошлых приглашений}}',
  'sources.name': 'Как он называется',
  'sources.name-hint': 'В следующих файлах такие написания тоже получат это название.',
  'sources.sure': 'Понимаю: разделить обратно будет нельзя',
  'sources.fold': 'Объединить',
  'sources.choose': 'Отметьте хотя бы один, который называется иначе',
  'sources.sure-needed': 'Отметьте и это: обратного пути нет',
  'sources.gone': 'Одного из этих источников уже нет. Выберите заново',
  'sources.file-loading': 'Сейчас загружается файл. Попробуйте, когда он загрузится',
  'sources.folded':
    'Теперь «{name}» — это ещё {candidates, plural, one {# кандидат} few {# кандидата} other {# кандидатов}} и {invitations, plural, one {# прошлое приглашение} few {# прошлых приглашения} other {# прошлых приглашений}}.',
}
