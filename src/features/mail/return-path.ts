/** Where a mail that cannot be delivered comes back: the sending mailbox, with the number of the mail. */
export function returnPath(address: string, id: number): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+y${id.toString(36)}${address.slice(at)}`
}

/** The number of the mail that came back to an address; null when it is none of ours. */
export function idOfReturnPath(from: string, address: string): number | null {
  const at = from.lastIndexOf('@')
  const [start, end] = [`${from.slice(0, at)}+y`.toLowerCase(), from.slice(at).toLowerCase()]
  const folded = address.toLowerCase()
  if (!folded.startsWith(start) || !folded.endsWith(end)) return null
  const number = folded.slice(start.length, folded.length - end.length)
  return /^[1-9a-z][0-9a-z]{0,6}$/.test(number) ? Number.parseInt(number, 36) : null
}
