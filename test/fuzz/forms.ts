/** A form as it stands on a page: where it goes, and what it would send if nobody touched it. */
export type PageForm = { action: string; method: 'GET' | 'POST'; multipart: boolean; fields: FormField[] }

/** `options` are the values offered, where only some are; `file` is a field for a file. */
export type FormField = { name: string; value: string; options: string[]; file: boolean }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decoded = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole)

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [, name, value] of tag.matchAll(/([\w:-]+)(?:="([^"]*)")?/g))
    found[name!.toLowerCase()] ??= decoded(value ?? '')
  return found
}

/** The addresses of our own that a page links to. */
export const linksOn = (html: string): string[] =>
  [...html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => decoded(href!))

/** Our own templates are regular enough to be read so. @param address of the page, where forms without an action go */
export function formsOn(html: string, address: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, tag, inside]) => {
    const form = attributesOf(tag!)
    const made = {
      action: form['action'] ?? address,
      method: form['method'] === 'post' ? ('POST' as const) : ('GET' as const),
      multipart: form['enctype'] === 'multipart/form-data',
      fields: fieldsIn(inside!),
    }
    // A button may send the form elsewhere.
    const elsewhere = [...inside!.matchAll(/<button\b[^>]*formaction="([^"]*)"/g)].map(([, action]) => ({
      ...made,
      action: decoded(action!),
    }))
    return [made, ...elsewhere]
  })
}

function fieldsIn(inside: string): FormField[] {
  const fields = new Map<string, FormField>()
  const add = (name: string | undefined, value: string, chosen: boolean, listed: boolean, file = false) => {
    if (!name) return
    const field = fields.get(name) ?? { name, value: '', options: [], file }
    if (listed) field.options.push(value)
    if (chosen || (listed && field.value === '')) field.value = value
    fields.set(name, field)
  }
  for (const [, tag, attributes, content, input] of inside.matchAll(
    /<(textarea|select|button)\b([^>]*)>(.*?)<\/\1>|<input\b([^>]*)>/gs,
  )) {
    const { name, value = '', type = 'text', checked } = attributesOf(input ?? attributes!)
    if (tag === 'textarea') add(name, decoded(content ?? '').replace(/^\n/, ''), true, false)
    else if (tag === 'select') {
      for (const [, option] of (content ?? '').matchAll(/<option\b([^>]*)>/g)) {
        const { value: offered = '', selected } = attributesOf(option!)
        add(name, offered, selected !== undefined, true)
      }
    } else if (type === 'radio' || type === 'checkbox' || tag === 'button')
      add(name, value || 'on', checked !== undefined, true)
    else add(name, value, true, false, type === 'file')
  }
  return [...fields.values()]
}
