export const messageSettings = {
  'message-settings.title': 'Messages',
}
