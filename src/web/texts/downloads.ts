// oxlint-disable-next-line no-control-regex
const unfitForNames = /[\u0000-\u001f\u007f"<>|:*?\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** The last part of a path as a name of a file: without marks that cannot be shown or would lead elsewhere. */
export function fileName(path: string): string {
  const name = (path.split(/[/\\]/).at(-1) ?? '').toWellFormed().replaceAll(unfitForNames, '')
  return Array.from(name.trim()).slice(-120).join('') || '—'
}

/**
 * The header by which a browser keeps an answer as a file under any name instead of showing it (RFC 6266, RFC 8187).
 */
export function asDownload(name: string): string {
  if (/^[\w .-]+$/.test(name)) return `attachment; filename="${name}"`
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll(/["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** What an Excel workbook is called in a header. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
