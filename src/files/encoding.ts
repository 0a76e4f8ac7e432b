import chardet from 'chardet'

/** The encodings we tell apart, under the names iconv-lite knows them by. */
export const encodings = ['utf-8', 'windows-1251', 'koi8-r', 'utf-16le', 'utf-16be', 'windows-1252'] as const

export type Encoding = (typeof encodings)[number]

/**
 * Tells the encoding from the beginning of a file. A byte order mark and valid UTF-8 are certain. Of the rest, bytes
 * above
 * 127 in a row are Cyrillic words and lonely ones Latin accents (short files mislead a detector by letter frequencies,
 * which is asked only between the two Cyrillic encodings; Windows-1251 wins a draw).
 */
export function detectEncoding(sample: Uint8Array): Encoding {
  const [first, second] = sample
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (isUtf8(sample)) return 'utf-8'
  if (!hasCyrillicRuns(sample)) return 'windows-1252'
  const confidence = new Map(chardet.analyse(sample).map((match) => [match.name, match.confidence]))
  return (confidence.get('KOI8-R') ?? 0) > (confidence.get('windows-1251') ?? 0) ? 'koi8-r' : 'windows-1251'
}

/** A character cut off where the sample ends is no fault: `stream` keeps it waiting for its other bytes. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

function hasCyrillicRuns(sample: Uint8Array): boolean {
  const high = (index: number) => (sample[index] ?? 0) > 127
  let all = 0
  let inRuns = 0
  for (let index = 0; index < sample.length; index += 1) {
    if (!high(index)) continue
    all += 1
    if (high(index - 1) || high(index + 1)) inRuns += 1
  }
  return inRuns * 2 >= all
}
