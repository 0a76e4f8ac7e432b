/** How long what is being sent may still take once sending is to end, in milliseconds. */
const usualGrace = 3000

/** Breaks off what is being sent `grace` milliseconds after `signal`, unless `done` was called before. */
export function breakOffAfter(signal: AbortSignal, grace: number = usualGrace) {
  const breaking = new AbortController()
  const end = () => setTimeout(() => breaking.abort(), grace).unref()
  signal.addEventListener('abort', end)
  return { breakOff: breaking.signal, done: () => signal.removeEventListener('abort', end) }
}
