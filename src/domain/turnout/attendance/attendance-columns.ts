import type { FieldHeadings } from '../../tables/columns.ts'

/** The columns of the attendance history, in the order of the export. */
export const attendanceFields = [
  'person',
  'batch',
  'date',
  'invited_on',
  'kind',
  'source',
  'city',
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
  'came',
] as const

export type AttendanceField = (typeof attendanceFields)[number]

/** The columns that hold an answer: the person's own reply and the seven checks of the confirmation call. */
export const answerFields = [
  'reply',
  'permission',
  'calendar',
  'call_ahead',
  'second_phone',
  'documents',
  'route',
  'letter',
] as const satisfies readonly AttendanceField[]

/** How each column is headed in files of other makers; the sentences are questions of a confirmation call. */
export const attendanceVocabulary: Readonly<Record<AttendanceField, FieldHeadings>> = {
  person: {
    exact: [
      'person',
      'candidate id',
      'cand id',
      'candidate',
      'кандидат',
      'фио',
      'соискатель',
      'участник',
      'имя',
      'name',
      'full name',
    ],
    like: [/^name .*id$/u, /^(?:candidate|кандидат) (?:name|id|код)/u, /^код кандидата/u],
  },
  batch: { exact: ['batch', 'session', 'партия', 'поток', 'группа', 'набор', 'сессия'] },
  date: {
    exact: [
      'date',
      'iso date',
      'date of interview',
      'interview date',
      'дата собеседования',
      'дата интервью',
      'дата встречи',
      'дата',
      'день',
    ],
    like: [
      /^(?:date|day) of (?:the )?(?:interview|meeting|visit)/u,
      /^дата (?:и время )?(?:собесед|интервью|встреч|визит)/u,
    ],
  },
  invited_on: {
    exact: [
      'invited on',
      'invited',
      'invitation date',
      'day of invitation',
      'date invited',
      'дата приглашения',
      'приглашен',
      'приглашена',
      'когда приглашен',
    ],
    like: [/^(?:date of invitation|invited at)/u, /^дата (?:записи|приглаш)/u],
  },
  kind: {
    exact: [
      'kind',
      'interview type',
      'type of interview',
      'invitation type',
      'kind of invitation',
      'вид',
      'вид приглашения',
      'вид собеседования',
      'тип собеседования',
      'тип приглашения',
      'формат',
      'тип',
    ],
  },
  source: {
    exact: ['source', 'client name', 'client', 'источник', 'клиент', 'заказчик', 'канал', 'откуда', 'агентство'],
    like: [/^источник (?:кандидат|резюме|привлеч)/u],
  },
  city: {
    exact: ['city', 'location', 'interview city', 'город', 'город собеседования', 'город встречи', 'локация'],
    // Where somebody lives is not where they are invited to.
    except: /(?:^| )(?:candidates?|applicants?|кандидата|соискателя)(?: |$)/u,
  },
  reply: {
    exact: [
      'reply',
      'own reply',
      'expected attendance',
      'expected',
      'confirmed',
      'ответ',
      'ответ кандидата',
      'подтверждение',
      'подтвердил',
      'подтверждение явки',
      'придет',
    ],
    like: [/^(?:will|do you).*(?:come|attend)/u, /^(?:обещал|собирается|планирует).*при(?:йти|ход)/u],
  },
  permission: {
    exact: ['permission', 'разрешение', 'отпросился', 'отпустят с работы'],
    like: [/\bpermission\b/u, /(?:отпрос|отпуст|разрешени)/u],
  },
  calendar: {
    exact: ['calendar', 'no unscheduled', 'календарь', 'нет других дел', 'день свободен', 'время свободно'],
    like: [/unscheduled meetings?/u, /(?:незапланирован|непредвиден)/u],
  },
  call_ahead: {
    exact: ['call ahead', 'call 3h', 'звонок перед встречей', 'можно позвонить', 'звонок накануне'],
    like: [/can i call you/u, /(?:можно|разреш\p{L}*) .*(?:по|пере)звонить/u],
  },
  second_phone: {
    exact: [
      'second phone',
      'alt number',
      'второй телефон',
      'доп телефон',
      'дополнительный телефон',
      'запасной телефон',
    ],
    like: [/alternative (?:number|phone)/u, /(?:второй|другой|запасной) (?:номер|телефон)/u],
  },
  documents: {
    exact: ['documents', 'documents ready', 'resume jd', 'документы', 'документы готовы'],
    like: [/(?:printout|copy) of .*(?:resume|cv)/u, /(?:распечат|подготов).*(?:резюме|документ)/u],
  },
  route: {
    exact: ['route', 'route known', 'venue clear', 'маршрут', 'маршрут известен', 'адрес известен', 'знает дорогу'],
    like: [
      /clear (?:with|about) the (?:venue|address|route)/u,
      /(?:знает|понят\p{L}*|ясен) .*(?:адрес|маршрут|дорог)/u,
    ],
  },
  letter: {
    exact: ['letter', 'letter received', 'call letter', 'письмо', 'письмо получено', 'приглашение получено'],
    like: [/(?:call|invitation) letter/u, /(?:получ\p{L}*) .*(?:письмо|приглашение)/u],
  },
  came: {
    exact: [
      'came',
      'observed attendance',
      'attended',
      'showed up',
      'show',
      'outcome',
      'явка',
      'пришел',
      'пришла',
      'явился',
      'итог',
      'результат явки',
      'факт',
    ],
    like: [/^(?:actual|observed) attendance/u, /^(?:фактическ\p{L}*|результат) (?:явк|посещ)/u, /^при(?:шел|шла) /u],
  },
}
