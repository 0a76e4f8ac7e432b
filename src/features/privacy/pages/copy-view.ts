import { answerColumns } from '../../../db/answer-columns.ts'
import { isDay } from '../../../web/forms/fields.ts'
import { isMessageKey } from '../../../web/messages/index.ts'
import type { Visitor } from '../../../web/visitor.ts'
import { colleagueColumns, isLeftOut, type CopiedRow, type CopiedTable } from '../reads/copy.ts'
import { tableWord } from './erasure-view.ts'
import { teamZone } from '../../../web/texts/team-zone.ts'

/** Where the words for a column's codes are; a column of one table before a column of any. */
const codes: Record<string, string> = {
  'candidate_contacts.kind': 'copy.contact.',
  'reminders.channel': 'reminders.by-',
  'consents.channel': 'consent.channel.',
  'offers.status': 'offer.status.',
  awaits: 'role.',
  approval_chain: 'role.',
  'offer_versions.status': 'offer.status.',
  'messages.channel': 'message.channel.',
  'messages.kind': 'message.kind.',
  'messages.state': 'message.state.',
  'messages.reason': 'message.reason.',
  arm: 'copy.arm.',
  language: 'language.',
  origin: 'copy.origin.',
  end_origin: 'copy.origin.',
  reply_via: 'copy.via.',
  'invitations.status': 'copy.invitation.',
  presence: 'interview.',
  result: 'interview.result.',
  basis: 'basis.',
  pay_basis: 'basis.',
  verdict: 'offer.verdict.',
  ended_by: 'copy.ended.',
  close_reason: 'close-reason.',
  fact: 'event.fact.',
  stage_id: 'stage.kind.',
  from_stage_id: 'stage.kind.',
  to_stage_id: 'stage.kind.',
  'application_events.act': 'copy.act.',
  end_reason: 'end-reason.',
  'application_events.note': 'close-reason.',
  'offer_events.act': 'offer.event.',
  result_reason: 'result.reason.',
  from: 'copy.column.',
  manager_type: 'scorecard.manager.',
  criterion_id: 'criterion.',
  action: 'history.',
  ...Object.fromEntries(colleagueColumns.map((column) => [column, 'role.'])),
  ...Object.fromEntries(answerColumns.map((column) => [column, 'calls.answer.'])),
}

const flags = new Set(['walk_in', 'reached', 'undone', 'needs_approval', 'head_position', 'chosen'])
const money = new Set([
  'amount',
  'expected_pay',
  'variable_pay',
  'gross',
  'net',
  'guaranteedGross',
  'federal',
  'regional',
])
/** Parts of what is kept that say nothing about the person: bands, what a pay buys elsewhere, where the law stands. */
const notAboutThem = new Set(['slot_id', 'buys', 'minimumSource', 'references'])
/** Columns that hold several codes. */
const lists = new Set(['approval_chain'])
const shares = new Set(['chance', 'share', 'coverage'])

/** Instants as the base holds them; a text that only looks like one stays as it is. */
const isInstant = (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))

export const columnKey = (column: string): string => `copy.column.${column}`

/** Everything held about a person, in words: for people to read, with the figures as pages show them. */
export function copyView(tables: readonly CopiedTable[], visitor: Visitor) {
  return tables.map(({ table, rows }) => ({
    heading: tableWord(table, visitor),
    entries: rows.map((row) => entryView(table, row, visitor)),
  }))
}

function entryView(table: string, row: CopiedRow, visitor: Visitor) {
  return Object.entries(row).flatMap(([column, value]) =>
    value === null || value === '' || column === 'content'
      ? []
      : [{ label: columnWord(column, visitor), text: textOf(table, column, value, visitor) }],
  )
}

function columnWord(column: string, { t }: Visitor): string {
  const key = columnKey(column)
  return isMessageKey(key) ? t(key) : column
}

function textOf(table: string, column: string, value: string | number, visitor: Visitor): string {
  const { t, format } = visitor
  if (lists.has(column) && String(value).includes(' '))
    return String(value)
      .split(' ')
      .map((one) => textOf(table, column, one, visitor))
      .join(', ')
  const code = `${codes[`${table}.${column}`] ?? codes[column] ?? ''}${value}`
  if (code.includes('.') && isMessageKey(code)) return t(code)
  if (flags.has(column)) return t(value === 1 ? 'common.yes' : 'common.no')
  if (typeof value === 'number')
    return money.has(column) ? format.money(value) : shares.has(column) ? format.percent(value) : format.number(value)
  if (isInstant(value)) return format.dateTime(value, teamZone)
  if (isDay(value)) return format.date(value)
  return column.endsWith('_json')
    ? partsText(table.replace(/_events$/, 's'), column, JSON.parse(value), visitor)
    : value
}

/** What is kept as one piece, part by part; what is empty or the key of a row is left out. */
function partsText(table: string, name: string, part: unknown, visitor: Visitor): string {
  if (part === null || isLeftOut(name) || notAboutThem.has(name)) return ''
  if (typeof part === 'string' || typeof part === 'number') return textOf(table, name, part, visitor)
  if (typeof part === 'boolean') return visitor.t(part ? 'common.yes' : 'common.no')
  if (Array.isArray(part))
    return part
      .map((one) => partsText(table, '', one, visitor))
      .filter(Boolean)
      .join('\n')
  const parts = Object.entries(part as object).map(([key, value]) => ({
    key,
    text: partsText(table, key, value, visitor),
  }))
  return parts
    .filter(({ text }) => text !== '')
    .map(({ key, text }) => `${columnWord(key, visitor)}: ${text}`)
    .join('; ')
}
