export const messageSettings = {
  'message-settings.title': 'Сообщения',
}
