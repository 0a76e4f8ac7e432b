import type { Formats } from '../../web/texts/formats.ts'

/** A figure with no more digits than it has, two at most. */
export function shortNumber(value: number, format: Formats): string {
  const digits = [0, 1].find((count) => Math.abs(value * 10 ** count - Math.round(value * 10 ** count)) < 1e-9) ?? 2
  return format.number(value, digits)
}

/** A difference with its sign, to a tenth; the minus as wide as the plus. */
export function signed(value: number, format: Formats): string {
  const tenths = Math.round(value * 10) / 10
  if (tenths === 0) return format.number(0)
  return `${tenths > 0 ? '+' : '−'}${shortNumber(Math.abs(tenths), format)}`
}
