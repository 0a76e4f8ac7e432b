import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

const ours = fileURLToPath(new URL('../../views/assets', import.meta.url))

/** Scripts and fonts of libraries, sent from their own packages: everything a page loads comes from our origin. */
const libraries: Record<string, string> = {
  'htmx.js': 'htmx.org/dist/htmx.min.js',
  'chart.js': 'chart.js/dist/chart.umd.min.js',
  'sortable.js': 'sortablejs/Sortable.min.js',
  'chart-annotation.js': 'chartjs-plugin-annotation/dist/chartjs-plugin-annotation.min.js',
  'golos-cyrillic.woff2': '@fontsource-variable/golos-text/files/golos-text-cyrillic-wght-normal.woff2',
  'golos-latin.woff2': '@fontsource-variable/golos-text/files/golos-text-latin-wght-normal.woff2',
  'golos-latin-ext.woff2': '@fontsource-variable/golos-text/files/golos-text-latin-ext-wght-normal.woff2',
}

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url))

/** Short hash of every file we send, so that an address changes with its content and may be kept for a year. */
export const assetVersion: string = (() => {
  const hash = createHash('sha256')
  for (const name of readdirSync(ours).sort()) hash.update(readFileSync(`${ours}/${name}`))
  return hash.digest('hex').slice(0, 8)
})()

/**
 * Each stylesheet and the layer it belongs to, in this order: a later layer wins over an earlier one, and within a
 * layer a later file may lean on an earlier one. Pages load them as one.
 */
const stylesheets: Record<string, string> = {
  tokens: 'tokens',
  base: 'base',
  layout: 'layout',
  forms: 'forms',
  tables: 'tables',
  parts: 'parts',
  lists: 'parts',
  charts: 'parts',
  navigation: 'parts',
  today: 'pages',
  planner: 'pages',
  calls: 'pages',
  invite: 'pages',
  board: 'pages',
  vacancy: 'pages',
  comparison: 'pages',
  sheet: 'pages',
  reception: 'pages',
  salaries: 'pages',
  candidate: 'pages',
  days: 'pages',
  media: 'media',
}
const wholeStyle = Object.entries(stylesheets)
  .map(([name, layer]) => `@layer ${layer} {\n${readFileSync(`${ours}/${name}.css`, 'utf8')}}\n`)
  .join('')

export const asset = (name: string): string => `/assets/${assetVersion}/${name}`

const cached = { maxAge: '365d', immutable: true } as const

/** Pictures drawn in XML are text, too, and say how it is written. */
function nameEncoding(reply: FastifyReply, file: string) {
  if (file.endsWith('.svg')) void reply.header('content-type', 'image/svg+xml; charset=utf-8')
}

export async function setUpAssets(app: FastifyInstance) {
  await app.register(async (assets) => {
    await assets.register(compress)
    await assets.register(fastifyStatic, {
      root: ours,
      prefix: `/assets/${assetVersion}/`,
      setHeaders: nameEncoding,
      ...cached,
    })
    assets.get(`/assets/${assetVersion}/style.css`, (_request, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(wholeStyle),
    )
    for (const [name, file] of Object.entries(libraries)) {
      assets.get(`/assets/${assetVersion}/lib/${name}`, (_request, reply) => reply.sendFile(file, modules, cached))
    }
  })
}
