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
  'interviewer-mail.subject-changed': 'Ваши собеседования изменились: {title}, {day}',
  'interviewer-mail.subject-new': 'Вы проводите собеседования: {title}, {day}',
  'interviewer-mail.subject-off': 'Собеседования отменены: {title}, {day}',
  'interviewer-mail.text-changed': 'Изменился день собеседований «{title}», на который записаны вы.',
  'interviewer-mail.text-new': 'Вас записали проводить собеседования «{title}».',
  'interviewer-mail.text-off': 'День собеседований «{title}», на который были записаны вы, отменён.',
  'interviewer-mail.when': 'Когда: {day}, {from}–{until} ({city})',
  'interviewer-mail.before': 'Раньше было: {day}, с {from}',
  'interviewer-mail.place': 'Где: {place}',
  'interviewer-mail.at-once':
    'Одновременно {count, plural, one {собеседует # человек} few {собеседуют # человека} other {собеседуют # человек}}',
  'interviewer-mail.switch-off': 'Такие письма можно выключить: {link}',
  'interviewer-mail.title': 'Письма об изменениях',
  'interviewer-mail.wanted': 'Писать мне, если за два дня до моих собеседований или позже что-то изменится',
  'interviewer-mail.on': 'Будем писать вам об изменениях.',
  'interviewer-mail.off': 'Больше не пишем вам об изменениях.',
}
