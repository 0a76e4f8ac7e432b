export const inbox = {
  'inbox.off': 'Входящую почту программа не читает (IMAP_URL): вернувшиеся письма ищите в ящике сами.',
  'inbox.never': 'Входящую почту ещё не читали.',
  'inbox.read': 'Входящую почту последний раз читали {time}.',
  'inbox.trouble': 'Входящая почта не читается с {time}: {why}.',
  'inbox.trouble.no-connection': 'до почтового сервера не достучаться',
  'inbox.trouble.silent': 'почтовый сервер не отвечает',
  'inbox.trouble.not-signed-in': 'почтовый сервер не пускает, проверьте имя и пароль в IMAP_URL',
  'inbox.trouble.failed': 'чтение обрывается с ошибкой',
} as const
