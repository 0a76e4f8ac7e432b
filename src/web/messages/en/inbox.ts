export const inbox = {
  'inbox.off': 'No inbox is read (IMAP_URL): look in the mailbox yourself for mail that came back.',
  'inbox.never': 'The inbox has not been read yet.',
  'inbox.read': 'The inbox was last read on {time}.',
  'inbox.trouble': 'The inbox has not been read since {time}: {why}.',
  'inbox.trouble.no-connection': 'the mail server cannot be reached',
  'inbox.trouble.silent': 'the mail server does not answer',
  'inbox.trouble.not-signed-in': 'the mail server does not let us in, so check the name and password in IMAP_URL',
  'inbox.trouble.failed': 'reading ended with an error',
} as const
