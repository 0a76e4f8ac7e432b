/** "[organisation, address]", "{name}" or a line to write on: a place of a pattern that somebody has to fill in. */
const place = /\[[^[\]\n]*\p{L}[^[\]\n]*\]|\{[^{}\n]*\p{L}[^{}\n]*\}|_{3,}/gu

/** The places of a text that nobody has filled in, as they stand there, each once. */
export function unfilledPlaces(text: string): string[] {
  return [...new Set(text.match(place))]
}
