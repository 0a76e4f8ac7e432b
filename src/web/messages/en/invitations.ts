export const invitations = {
  'invitation.refused.ended': 'This invitation was moved or cancelled before. It cannot be changed any more.',
  'invitation.refused.already-moved': 'The person was moved from this day already. Change the later invitation.',
  'invitation.refused.same-slot': 'The person is in this slot already. Choose another one.',
  'invitation.refused.day-not-open': 'That day is closed or called off. Choose an open one.',
  'invitation.refused.slot-over': 'This time is over. Choose a later one.',
  'invitation.refused.vacancy-closed': 'The vacancy is closed. Open it again before inviting for it.',
  'invitation.refused.already-there': 'The person is invited to that day already. Change that invitation.',
  'invitation.refused.overlapping-hours': 'Already invited at that time: {time} ({title}).',
  'invitation.refused.elsewhere': 'Invited at that time already: {place}. Move that invitation here.',
  'invitation.refused.no-application': 'Has not applied to this vacancy. Add the application first.',
  'invitation.refused.application-closed': 'Is out of this vacancy. Take the candidate back first.',
  'invitation.refused.hired': 'Works on this vacancy already.',
  'invitation.refused.day-closed': 'The day is over and counts in the turnout. Its invitations cannot be cancelled.',
  'invitation.refused.marked': 'It is marked already whether the person came. Take the mark back first.',
  'invitation.moved-also': '{name}: moved. Also invited: {places}.',
  'invitation.stays-counted': 'This day stays in the turnout as it is marked; on the other day the person starts anew.',
  'invitation.place': '{time} ({title})',
  'fill.not-invited': '{name}: {why}',
  'fill.done-without':
    '{invited, plural, =0 {Nobody was invited.} one {# person invited.} other {# people invited.}} Not invited: {people}',
  'fill.done-also':
    '{invited, plural, one {# person} other {# people}} invited. Some are also expected elsewhere: see “Booked twice”.',
  'fill.more-people': 'and {count, plural, one {# more} other {# more}}',
  'coming.ends':
    '{count, plural, one {This invitation ends} other {These # invitations end}} with it. Tell the candidate that there is no interview.',
  'coming.ended':
    'Closed. The reason is kept. {count, plural, one {# invitation to come is} other {# invitations to come are}} cancelled: tell the candidate.',
  'coming.restored':
    'Under consideration again. {count, plural, one {# invitation is} other {# invitations are}} in force again.',
  'coming.not-restored':
    'Under consideration again. {restored, plural, =0 {} one {# invitation is in force again. } other {# invitations are in force again. }}{left, plural, one {# invitation stays} other {# invitations stay}} cancelled: the day is over or called off, or the person is invited elsewhere at that time.',
  'coming.erased': '{count, plural, one {This invitation ends} other {These # invitations end}}, too:',
} as const
