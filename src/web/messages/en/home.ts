export const home = {
  'home.title': 'Today',
} as const
