export const gateway = {
  'gateway.title': 'Gateway',
  'gateway.lead':
    'A small program of yours between Yavka and a provider of SMS or messengers: it gets each message and tells what became of it.',
  'gateway.none': 'nothing goes through one',
  'gateway.made': 'The gateway is set. Its secret is shown only now: both sides sign with it.',
  'gateway.state.off': 'It is switched off in the settings of messages: nothing goes through it.',
  'gateway.state.unlawful':
    'Nothing goes through it: it writes only by messengers of foreign owners, and those are switched off.',
  'gateway.state.sealed':
    'Nothing goes through it: its secret was encrypted with another SECRET_KEY. Name that one in SECRET_KEY_OLD, or remove the gateway and set it anew.',
  'gateway.url': 'Address of the gateway',
  'gateway.url-hint': 'Messages are posted there. Another address gets another secret.',
  'gateway.carriers': 'What it writes by',
  'gateway.carrier.sms': 'SMS',
  'gateway.carrier.telegram': 'Telegram',
  'gateway.carrier.max': 'MAX',
  'gateway.carrier.hh': 'hh.ru',
  'gateway.no-carrier': 'Tick at least one',
  'gateway.per-minute': 'Messages a minute at most',
  'gateway.first': 'Where there is both an e-mail address and a phone',
  'gateway.first.email': 'write by e-mail',
  'gateway.first.gateway': 'write through the gateway',
  'gateway.incoming': 'The gateway tells of deliveries and answers at',
  'gateway.remove': 'Remove',
  'gateway.removed': 'The gateway is removed: what waited for it you pass on yourselves.',
  'gateway.choice-or-text': 'Either choice or text',
} as const
