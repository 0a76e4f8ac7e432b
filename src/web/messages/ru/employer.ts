import type { employer as en } from '../en/employer.ts'

export const employer: Record<keyof typeof en, string> = {
  'employer.title': 'Работодатель',
  'employer.lead':
    'Отсюда название, адрес и подпись попадают в письма с предложением, согласия и сообщения кандидатам.',
  'employer.name': 'Название организации',
  'employer.name-hint': 'Как в договоре: «ООО „Северный ряд“»',
  'employer.address': 'Адрес',
  'employer.address-hint': 'Закон требует его в согласии на обработку данных',
  'employer.signer': 'Кто подписывает письма',
  'employer.signer-position': 'Должность подписанта',
  'employer.saved': 'Сохранено.',
  'employer.none': 'Работодатель не указан.',
  'employer.fill': 'Указать название и адрес',
  'employer.gaps':
    '{count, plural, one {# согласие записано} few {# согласия записаны} other {# согласий записаны}} с пустым местом вместо организации',
  'employer.gaps-text':
    'Записанный текст менять нельзя: с ним человек согласился. Попросите новое согласие, а прежнее отзовите. Сначала последние.',
}
