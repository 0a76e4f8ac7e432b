import type { savedFilters as en } from '../en/candidates-saved-filters.ts'

export const savedFilters: Record<keyof typeof en, string> = {
  'saved-filter.heading': 'Мои фильтры',
  'saved-filter.save': 'Сохранить эти фильтры',
  'saved-filter.title': 'Сохранить фильтры',
  'saved-filter.name': 'Название',
  'saved-filter.name-hint': 'Эти фильтры видите только вы. Если такое название уже есть, новые заменят прежние.',
  'saved-filter.no-search': 'Текст поиска вместе с ними не сохраняется: в нём могут быть персональные данные.',
  'saved-filter.saved': 'Фильтры сохранены: {name}.',
  'saved-filter.delete': 'Удалить фильтры: {name}',
  'saved-filter.deleted': 'Фильтры удалены: {name}.',
}
