import type { api as en } from '../en/api.ts'

export const api: Record<keyof typeof en, string> = {
  'api.400': 'Тело запроса должно быть в JSON, как описано на странице /api/docs.',
  'api.404': 'Такого вызова нет; все вызовы перечислены на странице /api/docs.',
  'api.413': 'Запрос слишком длинный, или ответ пришлось бы считать слишком долго: возьмите меньше слотов или людей.',
  'api.429': 'Слишком много запросов с этого адреса: подождите минуту.',
  'api.missing': 'Не указано',
  'api.not-a-number': 'Нужно число',
  'api.not-a-text': 'Нужен текст',
  'api.not-a-list': 'Нужен список',
  'api.not-an-object': 'Нужен объект',
  'api.above': 'Должно быть больше {minimum, number}',
  'api.below': 'Должно быть меньше {maximum, number}',
  'api.list-too-long': 'Не больше {maximum, plural, one {# элемента} other {# элементов}}',
  'api.list-too-short': 'Не меньше {minimum, plural, one {# элемента} other {# элементов}}',
  'api.rate-shape': "Подходит одно из трёх: '{' known, dayCorrelation '}', '{' came, invited, prior '}' или '{' candidates '}'",
  'api.one-for-each-slot': 'Нужно по одному значению на каждый слот',
  'api.not-with-candidates': 'Не указывается, если перечислены кандидаты',
  'api.more-than-candidates': 'Больше, чем кандидатов',
}
