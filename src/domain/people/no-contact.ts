import type { ContactKind } from './contact.ts'

/** What people type before the `@` when they have no e-mail and a form demands one. */
const noMailbox = new Set(
  (
    'no none net netu nety нет no-mail nomail no-email noemail no.email no_mail no_email net-pochty netpochty ' +
    'net_pochty netpochti otsutstvuet null na nan unknown undefined noreply no-reply no.reply'
  ).split(' '),
)

/** The same where the host is one of these, too. */
const trialMailbox = new Set(['test', 'mail', 'email', 'example', 'user', 'name', 'qwerty', 'qwe', 'asd', 'abc'])
const trialHost = new Set([
  'test',
  'mail',
  'email',
  'qwerty',
  'qwe',
  'asd',
  'abc',
  'gmail',
  'yandex',
  'ya',
  'bk',
  'list',
])

/** The end of a number that nobody is given: the same digit so many times. */
const repeated = /(\d)\1{7}$/u

/**
 * Whether a contact stands for "none" (89999999999, no@mail.ru, test@test.ru): many people have typed it, and nobody
 * is recognised by it.
 *
 * @param key as contacts are kept, see `readPhone`, `readEmail` and `readProfile`
 */
export function isNoContact(kind: ContactKind, key: string): boolean {
  if (kind === 'phone') return repeated.test(key)
  return kind === 'email' && isNoEmail(key)
}

/** The same for a text that is no phone by the rules: `0000000`, `+7 000 000-00-00`. */
export function isNoPhone(text: string): boolean {
  const digits = text.replace(/[\s()+.\-–—]/gu, '')
  return /^[78]?(\d)\1{4,}$/u.test(digits) || (/^\d+$/u.test(digits) && repeated.test(digits))
}

function isNoEmail(email: string): boolean {
  const [mailbox = '', host = ''] = email.split('@')
  const [site = ''] = host.split('.')
  if (noMailbox.has(mailbox) || /^(\d)\1+$/u.test(mailbox)) return true
  return (trialMailbox.has(mailbox) && trialHost.has(site)) || (mailbox === site && /^(.)\1+$/u.test(site))
}
