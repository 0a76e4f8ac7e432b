import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { readAmount } from '../../domain/pay/read-pay.ts'
import { messageKey, type MessageKey } from '../messages/index.ts'

/** The kinds of fields our forms are made of. An empty field is `undefined`, never 0; messages are keys. */

const trimmed = (value: unknown) => {
  if (typeof value !== 'string') return value === null ? undefined : value
  const text = value.trim()
  return text === '' ? undefined : text
}

// Control characters (but line ends and tabs) have no place in typed text; PostgreSQL refuses NUL outright.
// oxlint-disable-next-line no-control-regex
export const printable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/

const rawText = (longest: number) =>
  z
    .string(messageKey('fields.required'))
    .max(longest, messageKey('fields.too-long'))
    .regex(printable, messageKey('fields.format'))

export const text = (longest = 200) => z.preprocess(trimmed, rawText(longest))
export const optionalText = (longest = 200) => z.preprocess(trimmed, rawText(longest).optional())

export const email = () =>
  z.preprocess(trimmed, z.email(messageKey('fields.email')).max(200, messageKey('fields.too-long')))

const numeric = (value: unknown) => {
  const text = trimmed(value)
  // People type "40 000" and "0,2".
  return typeof text === 'string' ? Number(text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')) : text
}

const number = (least: number, most: number) =>
  z
    .number({
      error: (issue) => (issue.input === undefined ? messageKey('fields.required') : messageKey('fields.number')),
    })
    .min(least, messageKey('fields.too-small'))
    .max(most, messageKey('fields.too-big'))

const whole = (least: number, most: number) => number(least, most).int(messageKey('fields.whole'))

export const wholeNumber = (least: number, most: number) => z.preprocess(numeric, whole(least, most))
export const optionalWholeNumber = (least: number, most: number) => z.preprocess(numeric, whole(least, most).optional())
export const decimal = (least: number, most: number) => z.preprocess(numeric, number(least, most))
export const optionalDecimal = (least: number, most: number) => z.preprocess(numeric, number(least, most).optional())

/** An amount as files are read, too: "60,000" and "60.000" are sixty thousand, and so is "60 тыс.". */
const amount = (value: unknown) => (typeof value === 'string' ? (readAmount(value) ?? numeric(value)) : value)

/** Roubles a month. */
export const money = () => z.preprocess(amount, number(0, 100_000_000))
export const optionalMoney = () => z.preprocess(amount, number(0, 100_000_000).optional())

export const choice = <const T extends readonly string[]>(options: T) =>
  z.preprocess(trimmed, z.enum(options, messageKey('fields.choose')))
export const optionalChoice = <const T extends readonly string[]>(options: T) =>
  z.preprocess(trimmed, z.enum(options, messageKey('fields.choose')).optional())

export function isDay(value: string) {
  try {
    // Of a year in four figures, from which one can count on.
    return value.length === 10 && Temporal.PlainDate.from(value).toString() === value
  } catch {
    return false
  }
}

const rawDay = () => z.string(messageKey('fields.required')).refine(isDay, messageKey('fields.date'))

/** A day as a date input sends it: 2026-11-24. */
export const day = () => z.preprocess(trimmed, rawDay())
export const optionalDay = () => z.preprocess(trimmed, rawDay().optional())

/** A time of day as a time input sends it: 09:30. */
export const timeOfDay = () =>
  z.preprocess(
    trimmed,
    z.string(messageKey('fields.required')).regex(/^([01]\d|2[0-3]):[0-5]\d$/, messageKey('fields.time')),
  )

/**
 * Boxes of which at least one is to be ticked; their route names the field among its `lists`. @param none what to say
 * when none is
 */
export const several = <const T extends readonly string[]>(options: T, none: MessageKey) =>
  z.array(z.enum(options), none).min(1, none)

/** The key of a row in an address or a hidden field. */
export const id = () => z.coerce.number().int().min(1).max(2_147_483_647)

/** The same where nothing need be chosen. */
export const optionalId = () => z.preprocess((value) => (value === '' ? undefined : value), id().optional())
