import type { record as en } from '../en/candidate-profile.ts'

export const record: Record<keyof typeof en, string> = {
  'candidate.languages-hint': 'По одному в строке, с уровнем со слов кандидата: английский B2',
  'candidate.tag': 'Метка',
  'tags.heading': 'Метки',
  'tags.add': 'Добавить метку',
  'tags.hint': 'Общие для команды. О работе, а не о личности.',
  'tags.submit': 'Добавить',
  'tags.remove': 'Снять метку «{name}»',
  'tags.show': 'Все с меткой «{name}»',
  'notes.heading': 'Заметки по дням',
  'notes.new': 'Новая заметка',
  'notes.hint': 'О работе: ни возраста, ни пола, ни семьи, ни здоровья, ни внешности. Человек может попросить копию.',
  'notes.submit': 'Добавить заметку',
  'notes.remove': 'Удалить',
  'notes.remove-of': 'Удалить заметку: {added}',
  'files.heading': 'Файлы',
  'files.new': 'Резюме в PDF или DOCX',
  'files.hint':
    'До 10 МБ. В резюме бывают возраст, фото и семья: его содержимое не участвует ни в поиске, ни в прогнозах.',
  'files.submit': 'Добавить файл',
  'files.missing': 'Выберите файл',
  'files.too-large': 'Файл больше 10 МБ. Сохраните резюме без больших картинок и попробуйте ещё раз',
  'files.unknown-type':
    'По содержимому это не PDF и не DOCX. Сохраните резюме в одном из этих форматов и попробуйте ещё раз',
  'files.same': 'Такой файл уже есть: {name}',
  'files.added': 'Добавлен файл: {name}.',
  'files.removed': 'Файл удалён.',
  'files.kilobytes': '{size} КБ',
  'files.megabytes': '{size} МБ',
  'files.remove': 'Удалить',
  'files.remove-of': 'Удалить файл {name}',
}
