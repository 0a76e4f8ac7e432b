/** An address as calendars know it: `mailto:…`, or another URI where there is no mailbox. */
export type CalendarParty = { readonly address: string; readonly name: string }

/** `asked`: somebody reads what their calendar answers. */
export type CalendarAttendee = CalendarParty & { readonly accepted: boolean; readonly asked: boolean }

/** One entry of a calendar. Instants are ISO-8601 UTC text. */
export type CalendarEntry = {
  /** The same for as long as it is the same meeting, wherever it is moved. */
  readonly uid: string
  /** Higher with every change of time or place; a calendar keeps what it has against anything lower. */
  readonly sequence: number
  readonly startsAt: string
  readonly endsAt: string
  readonly summary: string
  readonly description: string
  readonly place: string | null
  readonly organizer: CalendarParty | null
  /** Whom it is for. Nobody else is named, so that nobody learns who else was invited. */
  readonly attendee: CalendarAttendee | null
}

export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'PUBLISH'

export type CalendarFile = {
  readonly method: CalendarMethod
  /** The present moment: RFC 5545, 3.8.7.2 wants it fresh in every file that is sent. */
  readonly stamp: string
  readonly language: string
  readonly entries: readonly CalendarEntry[]
  /** Of a calendar that others subscribe to. */
  readonly name?: string
  /** How often such a calendar is worth asking for again. */
  readonly refreshMinutes?: number
}

/** An iCalendar file by RFC 5545, its METHOD by RFC 5546. */
export function calendarFile({ method, stamp, language, entries, name, refreshMinutes }: CalendarFile): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yavka//Yavka//RU',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(name === undefined ? [] : [`NAME:${text(name)}`, `X-WR-CALNAME:${text(name)}`]),
    ...(refreshMinutes === undefined
      ? []
      : [`REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`, `X-PUBLISHED-TTL:PT${refreshMinutes}M`]),
    ...entries.flatMap((entry) => entryLines(entry, { method, stamp, language })),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function entryLines(
  { uid, sequence, startsAt, endsAt, summary, description, place, organizer, attendee }: CalendarEntry,
  { method, stamp, language }: Pick<CalendarFile, 'method' | 'stamp' | 'language'>,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(endsAt)}`,
    `SUMMARY;LANGUAGE=${language}:${text(summary)}`,
    `DESCRIPTION;LANGUAGE=${language}:${text(description)}`,
    ...(place === null ? [] : [`LOCATION;LANGUAGE=${language}:${text(place)}`]),
    ...(organizer === null ? [] : [`ORGANIZER;CN=${quoted(organizer.name)}:${organizer.address}`]),
    // Where nobody reads the replies of calendars, none is asked for: the person answers on their own page.
    ...(attendee === null ? [] : [`ATTENDEE;${roleOf(attendee)};CN=${quoted(attendee.name)}:${attendee.address}`]),
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'END:VEVENT',
  ]
}

function roleOf({ accepted, asked }: CalendarAttendee): string {
  const state = accepted ? 'ACCEPTED' : 'NEEDS-ACTION'
  return `CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${state};RSVP=${asked ? 'TRUE' : 'FALSE'}`
}

/** `2026-11-29T07:30:00Z` as `20261129T073000Z`: in UTC no calendar has to know the zone. */
function utc(instant: string): string {
  return instant.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
}

/** A text value: what has a meaning in the file is marked as not meaning it (RFC 5545, 3.3.11). */
function text(value: string): string {
  return withoutControls(value)
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n')
}

/** The value of a parameter, which can hold no quotation mark and no line end (RFC 5545, 3.1). */
function quoted(value: string): string {
  return `"${withoutControls(value).replaceAll('\n', ' ').replaceAll('"', '’')}"`
}

function withoutControls(value: string): string {
  // oxlint-disable-next-line no-control-regex
  return value.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
}

/** How long a character is in UTF-8. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
}

/** Lines of at most 75 bytes; what is longer goes on behind a line end and a space (RFC 5545, 3.1). */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = bytesOf(character)
    // The space in front of what goes on counts, too.
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
