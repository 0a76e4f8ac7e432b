import type { App } from '../../src/app.ts'

export type Route = { method: 'GET' | 'POST'; url: string }

/** Every route of the app, as its router lists them. */
export function routesOf(app: App): Route[] {
  const routes: Route[] = []
  const path: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*) ?(?:\(([A-Z, ]+)\))?/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? '').length / 4
    path.length = depth
    path.push(match[2] ?? '')
    for (const method of ['GET', 'POST'] as const)
      if (match[3]?.split(', ').includes(method)) routes.push({ method, url: path.join('') })
  }
  return routes
}

/** The address of a route with one value for all its parameters. */
export const filled = (url: string, value: string): string =>
  url.replaceAll(/:[a-zA-Z]+/g, encodeURIComponent(value)).replace('*', 'x')

export type Form = { action: string; fields: [name: string, value: string][] }

const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&')

/** The forms of a page as a browser would send them untouched, as far as their fields have values. */
export function formsOf(page: string): Form[] {
  return [...page.matchAll(/<form[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => ({
    action: attribute(form, 'action') ?? '',
    fields: [...form.matchAll(/<(?:input|select|textarea|button)[^>]*>/g)].flatMap(([tag]): Form['fields'] => {
      const name = attribute(tag, 'name')
      return name === undefined || name === '_csrf' ? [] : [[name, attribute(tag, 'value') ?? '1']]
    }),
  }))
}
