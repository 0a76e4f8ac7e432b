import type { gateway as en } from '../en/gateway.ts'

export const gateway: Record<keyof typeof en, string> = {
  'gateway.title': 'Шлюз',
  'gateway.lead':
    'Программа на вашей стороне, между «Явкой» и сервисом СМС или мессенджером: отправляет сообщения дальше и отвечает, дошли ли они.',
  'gateway.none': 'не подключён или выключен',
  'gateway.made': 'Шлюз подключён. Секрет показан только сейчас: им подписывают сообщения обе стороны.',
  'gateway.state.off': 'Шлюз выключен в настройках сообщений: через него ничего не уходит.',
  'gateway.state.unlawful': 'Через шлюз ничего не уходит: он пишет только в иностранные мессенджеры, а они выключены.',
  'gateway.state.sealed':
    'Через шлюз ничего не уходит: секрет зашифрован другим SECRET_KEY. Укажите прежний ключ в SECRET_KEY_OLD или отключите шлюз и подключите заново.',
  'gateway.url': 'Адрес шлюза',
  'gateway.url-hint': 'Сюда уходят сообщения. У нового адреса будет новый секрет.',
  'gateway.carriers': 'Через что он пишет',
  'gateway.carrier.sms': 'СМС',
  'gateway.carrier.telegram': 'Telegram',
  'gateway.carrier.max': 'MAX',
  'gateway.carrier.hh': 'hh.ru',
  'gateway.no-carrier': 'Отметьте хотя бы одно',
  'gateway.per-minute': 'Не больше сообщений в минуту',
  'gateway.first': 'Если есть и почта, и телефон',
  'gateway.first.email': 'писать на почту',
  'gateway.first.gateway': 'писать через шлюз',
  'gateway.incoming': 'О доставке и ответах шлюз сообщает на адрес',
  'gateway.remove': 'Отключить',
  'gateway.removed': 'Шлюз отключён. Сообщения, которые он не успел отправить, передайте сами.',
  'gateway.choice-or-text': 'Нужно одно из двух: choice или text',
}
