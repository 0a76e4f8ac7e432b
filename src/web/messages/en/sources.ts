export const sources = {
  'settings.sources-text': 'several spellings of one source under one name',
  'sources.title': 'Sources',
  'sources.lead': 'Turnout is learned by source. Give the spellings of one source one name, and they count as one.',
  'sources.none': 'No sources yet',
  'sources.none-text': 'They come with candidates and with past invitations.',
  'sources.which': 'Which are one source',
  'sources.counts':
    '{source}: {candidates, plural, one {# candidate} other {# candidates}}, {invitations, plural, one {# past invitation} other {# past invitations}}',
  'sources.name': 'What it is called',
  'sources.name-hint': 'Later files in which it is spelled like one of these get this name, too.',
  'sources.sure': 'I know that they cannot be told apart again',
  'sources.fold': 'Make them one',
  'sources.choose': 'Tick at least one that is called otherwise',
  'sources.sure-needed': 'Tick this, too: there is no way back',
  'sources.gone': 'One of these sources is no longer there. Choose again',
  'sources.file-loading': 'A file is being loaded. Try again when it is done',
  'sources.folded':
    'Called “{name}” from now on: {candidates, plural, one {# candidate} other {# candidates}}, {invitations, plural, one {# past invitation} other {# past invitations}}.',
} as const
