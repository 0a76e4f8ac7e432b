import type { Visitor } from '../../web/visitor.ts'

/** "Воскресенье 29 ноября" as a heading or, short, "Вс 29 ноября"; with the year where it is not this one. */
export function dayName(
  date: string,
  thisYear: number,
  { format }: Pick<Visitor, 'format'>,
  weekday: 'long' | 'short' = 'long',
): string {
  // A long weekday may stand on a line of its own.
  const name = format.dayOfWeek(date, weekday).replace('\u00a0', weekday === 'long' ? ' ' : '\u00a0')
  const year = Number(date.slice(0, 4))
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${year === thisYear ? '' : `\u00a0${year}`}`
}
