import type { invitations as english } from '../en/invitations.ts'

export const invitations: Record<keyof typeof english, string> = {
  'invitation.refused.ended': 'Это приглашение уже перенесли или отменили. Изменить его нельзя.',
  'invitation.refused.already-moved': 'Отсюда кандидата уже перенесли. Меняйте новое приглашение.',
  'invitation.refused.same-slot': 'Кандидат уже записан на это время. Выберите другое.',
  'invitation.refused.day-not-open': 'Этот день закрыт или отменён. Выберите открытый.',
  'invitation.refused.slot-over': 'Это время уже прошло. Выберите более позднее.',
  'invitation.refused.vacancy-closed': 'Вакансия закрыта. Чтобы приглашать, откройте её снова.',
  'invitation.refused.already-there': 'Кандидат уже приглашён на этот день. Меняйте то приглашение.',
  'invitation.refused.overlapping-hours': 'Уже приглашён на это время: {time} ({title}).',
  'invitation.refused.elsewhere': 'Уже приглашён на это время: {place}. Перенесите то приглашение сюда.',
  'invitation.refused.no-application': 'Нет отклика на эту вакансию. Сначала добавьте отклик.',
  'invitation.refused.application-closed': 'Отклик закрыт. Сначала верните кандидата.',
  'invitation.refused.hired': 'Уже работает по этой вакансии.',
  'invitation.refused.day-closed': 'День закрыт и учтён в явке. Отменить его приглашения нельзя.',
  'invitation.refused.marked': 'Явка уже отмечена. Сначала снимите отметку.',
  'invitation.moved-also': '{name}: приглашение перенесено. Ещё приглашён: {places}.',
  'invitation.stays-counted': 'Этот день останется в явке с той же отметкой. В новом дне отметки ещё не будет.',
  'invitation.place': '{time} ({title})',
  'fill.not-invited': '{name}: {why}',
  'fill.done-without':
    '{invited, plural, =0 {Никто не приглашён.} one {Приглашён # человек.} few {Приглашено # человека.} other {Приглашено # человек.}} Не приглашены: {people}',
  'fill.done-also':
    '{invited, plural, one {Приглашён # человек} few {Приглашено # человека} other {Приглашено # человек}}. Кого-то ждут ещё и в другом месте — см. «Накладки».',
  'fill.more-people': 'и ещё {count, number}',
  'coming.ends':
    '{count, plural, one {Вместе с откликом отменится приглашение} few {Вместе с откликом отменятся # приглашения} other {Вместе с откликом отменятся # приглашений}}. Предупредите кандидата, что собеседования не будет.',
  'coming.ended':
    'Закрыто. Причина сохранена. {count, plural, one {Отменено # будущее приглашение} few {Отменены # будущих приглашения} other {Отменено # будущих приглашений}} — предупредите кандидата.',
  'coming.restored':
    'Кандидат снова на рассмотрении. {count, plural, one {Приглашение снова в силе} few {# приглашения снова в силе} other {# приглашений снова в силе}}.',
  'coming.not-restored':
    'Кандидат снова на рассмотрении. {restored, plural, =0 {} one {# приглашение снова в силе. } few {# приглашения снова в силе. } other {# приглашений снова в силе. }}{left, plural, one {# приглашение осталось отменённым} few {# приглашения остались отменёнными} other {# приглашений остались отменёнными}}: день прошёл или отменён либо на это время есть другое приглашение.',
  'coming.erased': '{count, plural, one {Отменится и это приглашение} other {Отменятся и эти приглашения}}:',
}
