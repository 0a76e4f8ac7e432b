export type HandMeans = 'whatsapp' | 'telegram' | 'sms' | 'mail'

export type HandLink = { means: HandMeans; href: string }

type Message = {
  /** E.164. */
  phone: string | null
  email: string | null
  subject: string
  text: string
  /** Whether messengers of foreign owners may be used (law 41-FZ binds some employers). */
  foreignMessengers: boolean
}

/** Addresses that open a program in which the message stands written already, but for Telegram, which takes no text. */
export function byHandLinks({ phone, email, subject, text, foreignMessengers }: Message): HandLink[] {
  const [words, digits] = [encodeURIComponent(text), phone?.replace(/\D/g, '')]
  const links: HandLink[] = []
  if (digits && foreignMessengers) {
    links.push({ means: 'whatsapp', href: `https://wa.me/${digits}?text=${words}` })
    links.push({ means: 'telegram', href: `https://t.me/+${digits}` })
  }
  if (digits) links.push({ means: 'sms', href: `sms:+${digits}?body=${words}` })
  if (email) {
    const mailbox = encodeURIComponent(email).replace('%40', '@')
    links.push({ means: 'mail', href: `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${words}` })
  }
  return links
}
