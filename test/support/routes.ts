import type { App } from '../../src/app.ts'

export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

export type Route = { method: (typeof methods)[number]; url: string }

/** Every route of the app, as its router lists them. */
export function routesOf({ app }: { app: App }): Route[] {
  const routes: Route[] = []
  const path: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^([│ ]*)[├└]── (\S*) ?(?:\(([A-Z, ]+)\))?/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? '').length / 4
    path.length = depth
    path.push(match[2] ?? '')
    for (const method of methods) if (match[3]?.split(', ').includes(method)) routes.push({ method, url: path.join('') })
  }
  return routes
}
