import type { waves as en } from '../en/planner-waves.ts'

export const waves: Record<keyof typeof en, string> = {
  'waves.heading': 'Звать волнами',
  'waves.brief-worth':
    'слишком много людей: в {over, plural, one {# дне} other {# днях}} из 100, а не в {overOfMailing, number}',
  'waves.brief-same': 'здесь почти ничего не меняет',
  'waves.worth':
    'Если звать частями и добавлять по ответам, в среднем выйдет {onAverage, plural, one {# приглашение} few {# приглашения} other {# приглашений}} вместо {invitations, number}, а слишком много людей придёт в {over, plural, one {# дне} other {# днях}} из 100, а не в {overOfMailing, number}.',
  'waves.same':
    'Звать частями и ждать ответов здесь почти незачем: в среднем выйдет {onAverage, plural, one {# приглашение} few {# приглашения} other {# приглашений}} вместо {invitations, number}, а слишком много людей придёт в {over, plural, one {# дне} other {# днях}} из 100, а не в {overOfMailing, number}.',
  'waves.none': 'Волны считаем там, где хватает одной рассылки до 60 приглашений. Здесь её не хватает.',
  'waves.too-long': 'Волны для такой цели считать слишком долго: возьмите цель или уверенность поменьше.',
  'waves.invitations': 'Приглашений',
  'waves.goal': 'Цель выполнена',
  'waves.over': 'Слишком много',
  'waves.mailing': 'Одной рассылкой',
  'waves.in-waves': 'Волнами',
  'waves.on-average': '{onAverage, number} в среднем',
  'waves.start':
    'Волны начались бы с {invite, plural, one {# приглашения} other {# приглашений}}. Перед каждой следующей видно, сколько человек обещали прийти.',
  'waves.picture': 'Сколько человек позвать ещё',
  'waves.second': 'Вторая волна',
  'waves.last': 'Последняя волна',
  'waves.confirmed': 'Обещали прийти',
  'waves.first-look':
    'Первая волна — эти {number}. Когда станет известно, сколько из них пришло, впишите новый счёт выше: план скажет, сколько позвать ещё.',
  'waves.other-mailing':
    'Волны считают тех, кто придёт, а не тех, с кем успеют поговорить в этот день и в ваших пределах: поэтому одной рассылкой здесь {here}, а выше {planned}.',
  'waves.silent': 'Чем больше людей молчит, тем меньше звать: в клетке — середина. Пустых случаев почти не бывает.',
  'waves.assumed': 'Это допущения, а не ваша история: волн три, последняя накануне дня.',
  'waves.assumed-fresh':
    'Из 100 только что приглашённых до следующей волны обещают прийти {yes, number}, отказываются {no, number}, остальные молчат.',
  'waves.assumed-silent': 'Из 100 молчавших до следующей волны обещают {yes, number}, отказываются {no, number}.',
  'waves.assumed-come': 'В сам день приходят {confirmed, number} из 100 обещавших и {silent, number} из 100 молчавших.',
  'waves.assumed-days':
    'Разница между днями и неточность доли явки учтены в том, сколько людей придёт; ответы первых волн долю здесь не уточняют.',
}
