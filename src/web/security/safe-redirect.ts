/** No page of ours lies there; only its path, query and fragment are looked at. */
const ours = 'http://yavka.invalid'

// A browser leaves out tabs and line ends, reads a backslash as a slash, and may then see the name of a host.
// oxlint-disable-next-line no-control-regex
const misleading = /[\u0000-\u001f\u007f\\]/

/** Where to go next, when the address or a form says so: only ever a page of our own; `otherwise` for anything else. */
export function safeRedirect(target: string | undefined, otherwise = '/'): string {
  if (!target?.startsWith('/') || misleading.test(target) || !URL.canParse(target, ours)) return otherwise
  const { origin, pathname, search, hash } = new URL(target, ours)
  // A path such as `/.//host` is read as `//host`.
  return origin === ours && !pathname.startsWith('//') ? pathname + search + hash : otherwise
}
