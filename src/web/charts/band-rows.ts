/**
 * A table with a picture in each row, for the partial `band-rows`: segments side by side, one amount as a line through
 * all rows, a second reading of it as a strip, and marks below and above the segments. Tone 0 is grey: for information
 * only. All figures are of one axis, from 0.
 */
export type BandSegment = { label: string; from: number; to: number; tone: 0 | 1 | 2 | 3 | 4; asked: boolean }

export type BandRow = {
  name: string
  /** What stands small below the name. */
  detail?: string
  own: boolean
  segments: BandSegment[]
  minimum: number | null
  /** A range of its own above the segments. */
  beside: { from: number; to: number } | null
  /** What the row comes to, in a word or two. */
  result: string
  /** What the picture shows, for those who hear it. */
  spoken: string
}

export type BandRows = {
  caption: string
  rows: BandRow[]
  amount: { at: number; label: string } | null
  /** The same amount read the other way: between the two lies a doubt. */
  other: { at: number; label: string } | null
  unit: { thousands: string; single: string }
}

type Format = { number: (value: number, digits?: number) => string }

/** Segments narrower than this share of the axis have no room for their label, or only on a wide screen. */
const [roomOnWide, roomOnPhone] = [2.4, 4.5]

export function bandRows({ rows, amount, other, unit, caption }: BandRows, format: Format) {
  const largest = Math.max(
    1,
    amount?.at ?? 0,
    other?.at ?? 0,
    ...rows.flatMap(({ segments, minimum, beside }) => [
      ...segments.map(({ to }) => to),
      minimum ?? 0,
      beside?.to ?? 0,
    ]),
  )
  // Room at the end for the unit.
  const end = largest * 1.08
  const share = (value: number) => (100 * value) / end
  const percent = (value: number) => `${value.toFixed(2)}%`
  const place = (value: number) => percent(share(value))
  const stretch = ({ from, to }: { from: number; to: number }) => ({
    x: place(from),
    // A range of one figure is still seen, as a tick.
    width: percent(Math.max(0.4, share(to - from))),
  })
  const inThousands = end >= 10_000
  return {
    caption,
    amount: amount && { ...amount, at: place(amount.at) },
    other: other && { ...other, at: place(other.at) },
    doubt: amount && other ? stretch({ from: Math.min(amount.at, other.at), to: Math.max(amount.at, other.at) }) : null,
    // The words stand on the side with more room.
    labelsBefore: amount !== null && share(amount.at) > 50,
    unit: inThousands ? unit.thousands : unit.single,
    ticks: ticksOf(end).map((value, index) => ({
      at: place(value),
      // On a phone the unit needs the room.
      onlyWide: share(value) > 80,
      anchor: index === 0 ? 'start' : 'middle',
      label: format.number(inThousands ? value / 1000 : value),
    })),
    rows: rows.map(({ segments, minimum, beside, ...row }) => ({
      ...row,
      segments: segments.map(({ label, tone, asked, ...range }) => {
        const room = share(range.to - range.from)
        // Where the line of the amount would cross the label, it stands at the other end.
        const gap = amount === null ? -1 : share(amount.at - range.from)
        const crossed = gap > -0.5 && gap < roomOnPhone
        const fits = room >= (crossed ? 2 * roomOnPhone : roomOnWide)
        return {
          label: fits ? label : null,
          labelAt: crossed ? place(range.to) : place(range.from),
          labelBefore: crossed,
          onlyWide: room < roomOnPhone,
          tone,
          asked,
          ...stretch(range),
        }
      }),
      minimum: minimum === null ? null : place(minimum),
      beside: beside && stretch(beside),
    })),
  }
}

/** Round figures a step apart, at most eight of them, none so near the end that it would stand in the unit. */
function ticksOf(end: number): number[] {
  const power = 10 ** Math.floor(Math.log10(end / 4))
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => end / one <= 8) ?? 10 * power
  return Array.from({ length: Math.floor((end * 0.9) / step) + 1 }, (_, index) => index * step)
}
