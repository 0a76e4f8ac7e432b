import type { calendar as english } from '../en/calendar.ts'

export const calendar: Record<keyof typeof english, string> = {
  'settings.calendar-text': 'Дни ваших собеседований в вашем календаре',
  'feed.title': 'Календарь',
  'feed.about': 'В вашем календаре будут дни, где вы записаны собеседующим ({name}). Все изменения попадут туда сами.',
  'feed.none': 'Подписки пока нет',
  'feed.none-text': 'Создайте адрес и добавьте его в календарь: он станет спрашивать о ваших днях примерно раз в час.',
  'feed.make': 'Создать адрес',
  'feed.address': 'Адрес для календаря',
  'feed.address-hint':
    'У кого есть этот адрес, тот видит ваши дни, но не имена кандидатов. Он действует, пока вы его не отзовёте.',
  'feed.open': 'Открыть в календаре',
  'feed.revoke': 'Отозвать адрес',
  'feed.made': 'Адрес готов.',
  'feed.revoked': 'Адрес больше не действует.',
  'feed.name': 'Собеседования: {name}',
  'feed.summary': 'Собеседования: {title}',
  'feed.text':
    '{invited, plural, =0 {Пока никто не приглашён.} one {Приглашён # человек, обещают прийти {promised, number}.} few {Приглашены # человека, обещают прийти {promised, number}.} other {Приглашены # человек, обещают прийти {promised, number}.}}',
}
