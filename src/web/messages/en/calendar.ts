/** The calendar that a colleague subscribes to. */
export const calendar = {
  'settings.calendar-text': 'The days on which you interview, in your own calendar',
  'feed.title': 'Calendar',
  'feed.about':
    'Your calendar shows the days on which you are named as an interviewer ({name}), and follows every change by itself.',
  'feed.none': 'You do not subscribe yet',
  'feed.none-text': 'Make an address and give it to your calendar: it then asks for your days about once an hour.',
  'feed.make': 'Make the address',
  'feed.address': 'Address for your calendar',
  'feed.address-hint': 'Whoever has it sees your days, but no names of candidates. It is valid until you revoke it.',
  'feed.open': 'Open in the calendar',
  'feed.revoke': 'Revoke the address',
  'feed.made': 'The address is ready.',
  'feed.revoked': 'The address is not valid any more.',
  'feed.name': 'Interviews: {name}',
  'feed.summary': 'Interviews: {title}',
  'feed.text':
    '{invited, plural, =0 {Nobody is invited yet.} other {# invited, {promised, number} of them promised to come.}}',
}
