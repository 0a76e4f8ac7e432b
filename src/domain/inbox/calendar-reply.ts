import ICAL from 'ical.js'

/** What somebody answered in their calendar to an entry that they were sent (RFC 5546, 3.2.3). */
export type CalendarReply = {
  uid: string
  /** The version of the entry that they answered. */
  sequence: number
  /** Who answers, in lower case. */
  attendee: string
  reply: 'yes' | 'no' | 'unsure'
}

const replies: Record<string, CalendarReply['reply']> = { ACCEPTED: 'yes', DECLINED: 'no', TENTATIVE: 'unsure' }

/** Reads a calendar file. @returns null when it is no reply of one person to one entry */
export function calendarReply(file: string): CalendarReply | null {
  const calendar = parsed(file)
  if (String(calendar?.getFirstPropertyValue('method')).toUpperCase() !== 'REPLY') return null
  const [event, ...others] = calendar!.getAllSubcomponents('vevent')
  const [attendee, ...more] = event?.getAllProperties('attendee') ?? []
  const uid = event?.getFirstPropertyValue('uid')
  const reply = replies[String(attendee?.getFirstParameter('partstat')).toUpperCase()]
  const [, address] = /^mailto:(.+@.+)$/i.exec(String(attendee?.getFirstValue())) ?? []
  if (others.length > 0 || more.length > 0 || typeof uid !== 'string' || !reply || address === undefined) return null
  const sequence = Number(event!.getFirstPropertyValue('sequence') ?? 0)
  return Number.isInteger(sequence) ? { uid, sequence, attendee: address.toLowerCase(), reply } : null
}

function parsed(file: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(file))
  } catch {
    return null
  }
}
