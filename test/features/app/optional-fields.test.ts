import { expect, test } from 'vitest'
import { everyPage, pagesLedTo } from '../../browser/every-page.ts'
import { formsOn, type PageForm } from '../../fuzz/forms.ts'
import { filledApp, type Visitor } from '../../support/app.ts'

type Form = PageForm & { page: string; html: string }

/** The forms that change something, each of the kinds of pages once. */
async function allForms(visitor: Visitor): Promise<Form[]> {
  const ledTo = await pagesLedTo(visitor, ['/', '/settings', '/turnout'])
  const forms = new Map<string, Form>()
  for (const [kind, page] of ledTo) {
    if (!everyPage.includes(kind)) continue
    const html = (await visitor.get(page)).body
    for (const form of formsOn(html, page)) {
      const place = form.action.replaceAll(/\d+/g, 'N').replace(/\?.*/, '')
      if (form.method === 'POST' && !form.multipart) forms.set(place, { ...form, page, html })
    }
  }
  return [...forms.values()]
}

/** How a field is marked: the label or legend above it. */
function markOf({ html, action }: Form, name: string): 'optional' | 'needed' | 'conditional' | 'none' {
  const begin = html.indexOf(`action="${action.replaceAll('&', '&amp;')}"`)
  const inside = html.slice(begin, html.indexOf('</form>', begin))
  const field = new RegExp(`<(?:input|select|textarea)\\b[^>]*\\bname="${name}"[^>]*>`).exec(inside)
  if (!field) return 'none'
  const isRadio = field[0].includes('type="radio"')
  const id = /\bid="([^"]+)"/.exec(field[0])?.[1]
  const begins = isRadio ? inside.lastIndexOf('<legend', field.index) : inside.indexOf(`<label for="${id}"`)
  if (begins < 0) return 'none'
  const label = inside.slice(begins, inside.indexOf(isRadio ? '</legend>' : '</label>', begins))
  if (label.includes('class="optional"')) return 'optional'
  return /\(needed/.test(label) ? 'conditional' : 'needed'
}

type Sent = Record<string, string>

/** What a form sends when the fields are left empty, once for each choice that its radio buttons and lists offer. */
function variantsWithout(form: Form, empty: readonly string[]): Sent[] {
  const fields = form.fields.filter(({ name, options }) => name !== '_csrf' && options.length !== 1)
  const values = Object.fromEntries(fields.map(({ name, value }) => [name, empty.includes(name) ? '' : value]))
  const choices = fields.filter(({ name, options }) => !empty.includes(name) && options.length > 1)
  const varied = choices.flatMap(({ name, options }) =>
    options.slice(0, 8).map((option): Sent => ({ ...values, [name]: option })),
  )
  return [values, ...varied]
}

/** The form with something in each of these fields. */
function filled(form: Form, names: readonly string[]): Sent {
  const [values] = variantsWithout(form, [])
  return { ...values, ...Object.fromEntries(names.map((name) => [name, values?.[name] || 'x'])) }
}

const errorsIn = (html: string): string[] => [...html.matchAll(/id="([\w-]+)-error"/g)].map(([, id]) => id!)

/** A filter demands nothing; of a pay table the cells left empty are left out; each act on those ticked has its own. */
const hasNoMarks = ({ action }: Form) =>
  action === '/candidates/search' ||
  action.startsWith('/salaries/tables') ||
  /^\/vacancies\/\d+\/comparison$/.test(action)

test('a field marked as optional is never demanded, and one without the mark is', async () => {
  const made = await filledApp()
  const visitor = await made.visitor('administrator')
  const wrong: string[] = []
  const seen = { optional: 0, needed: 0 }
  const forms = (await allForms(visitor)).filter((form) => !hasNoMarks(form))
  const token = await visitor.token('/settings')
  const demandedBy = async (form: Form, mark: 'optional' | 'needed') => {
    const marked = form.fields.filter((field) => field.options.length === 0 && markOf(form, field.name) === mark)
    const names = marked.map(({ name }) => name)
    seen[mark] += names.length
    const demanded = new Set<string>()
    const together = names.length > 0 ? variantsWithout(form, names) : []
    // Some are needed only beside each other, such as a step and its day.
    const alone = mark === 'needed' ? names.map((name) => ({ ...filled(form, names), [name]: '' })) : []
    for (const sent of [...together, ...alone]) {
      const { statusCode, body } = await visitor.submit(form.action, sent, token)
      if (statusCode === 422) for (const id of errorsIn(body)) demanded.add(id)
      if (mark === 'needed' && names.every((name) => demanded.has(name))) break
    }
    return names.map((name) => ({ name, demanded: [...demanded].some((id) => id === name || id.endsWith(`-${name}`)) }))
  }
  // Those without the mark first: they are refused, and change nothing.
  for (const mark of ['needed', 'optional'] as const)
    for (const form of forms)
      for (const { name, demanded } of await demandedBy(form, mark))
        if (demanded !== (mark === 'needed')) wrong.push(`${form.page} ${form.action} ${name}: ${mark}`)
  expect(wrong).toEqual([])
  expect(seen.optional).toBeGreaterThan(15)
  expect(seen.needed).toBeGreaterThan(20)
})
