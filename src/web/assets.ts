import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const ours = fileURLToPath(new URL('../../views/assets', import.meta.url))

/** Scripts of libraries, sent from their own packages: everything a page loads comes from our origin. */
const libraries: Record<string, string> = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'chart.js': 'chart.js/dist/chart.umd.min.js',
  'sortable.js': 'sortablejs/Sortable.min.js',
  'chart-annotation.js': 'chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js',
}

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** Short hash of every file we send, so that an address changes with its content and may be kept for a year. */
export const assetVersion: string = (() => {
  const hash = createHash('sha256')
  for (const name of readdirSync(ours).sort()) hash.update(readFileSync(`${ours}/${name}`))
  return hash.digest('hex').slice(0, 8)
})()

/** In this order: later ones may lean on earlier ones. */
export const stylesheets = [
  'tokens.css',
  'base.css',
  'layout.css',
  'forms.css',
  'tables.css',
  'parts.css',
  'planner.css',
  'calls.css',
  'board.css',
  'comparison.css',
  'sheet.css',
  'print.css',
]

export const asset = (name: string): string => `/assets/${assetVersion}/${name}`

const cached = { maxAge: '365d', immutable: true } as const

/** Pictures drawn in XML are text, too, and say how it is written. */
function nameEncoding(reply: FastifyReply, file: string) {
  if (file.endsWith('.svg')) void reply.header('content-type', 'image/svg+xml; charset=utf-8')
}

export async function setUpAssets(app: FastifyInstance) {
  await app.register(fastifyStatic, {
    root: ours,
    prefix: `/assets/${assetVersion}/`,
    setHeaders: nameEncoding,
    ...cached,
  })
  for (const [name, file] of Object.entries(libraries)) {
    app.get(`/assets/${assetVersion}/lib/${name}`, (_request, reply) => reply.sendFile(file, modules, cached))
  }
}
