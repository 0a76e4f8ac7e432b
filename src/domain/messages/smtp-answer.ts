/**
 * What a mail server's answer means. `slow-down`: this mail may go later, and so may all others: the server is busy,
 * silent or does not let us in. `wrong-address`: it knows no such mailbox, which is true of that one address alone.
 * `not-wanted`: it refuses what we send (5.7.x), which says nothing about the address.
 */
export type SmtpAnswer = { is: 'accepted' } | { is: 'slow-down' | 'wrong-address' | 'not-wanted'; code: string }

/** How sending a mail failed: by which reply to which command of SMTP, or without any. */
export type SmtpFailure = {
  /** `250`, `451`…; none when the server said nothing. */
  replyCode: number | null
  reply: string
  command: string | null
  /** `ETIMEDOUT`, `EAUTH`… */
  error: string
}

/** Commands in which the server has not come to the recipient yet: a refusal is of ourselves. */
const beforeRecipient = /^(?:CONN|HELO|EHLO|LHLO|STARTTLS|AUTH|MAIL FROM)/i

/** RFC 3463: class, subject, detail. */
const enhanced = /^\d{3}[ -](?:\S+ )?([245])\.(\d{1,3})\.(\d{1,3})\b/

export function smtpAnswer({ replyCode, reply, command, error }: SmtpFailure): SmtpAnswer {
  const [, , subject, detail] = enhanced.exec(reply) ?? []
  const status = subject === undefined ? '' : ` ${String(replyCode).charAt(0)}.${subject}.${detail}`
  const code = replyCode === null ? error : `${replyCode}${status}`
  if (replyCode === null || replyCode < 500 || (command !== null && beforeRecipient.test(command)))
    return { is: 'slow-down', code }
  return { is: subject === '7' ? 'not-wanted' : 'wrong-address', code }
}
