import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { colleagues, password } from '../../src/demo/colleagues.ts'
import { pictures, type Picture } from './pages.ts'
import { launchBrowser } from './browser.ts'

// Takes a picture of every main page of the demonstration: npm run pictures [-- --only board,vacancy] [--language en]

const { values } = parseArgs({ options: { only: { type: 'string' }, language: { type: 'string', default: 'ru' } } })
const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const wanted = values.only?.split(',')

/** More than this weighs on whoever clones the repository. */
const mostBytes = 200_000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The demonstration on a port of its own, once it listens. */
async function startDemo() {
  const port = await freePort()
  const demo = spawn(process.execPath, ['src/demo.ts'], { env: { ...process.env, PORT: String(port) } })
  demo.stderr.pipe(process.stderr)
  for await (const said of demo.stdout.setEncoding('utf8') as AsyncIterable<string>)
    if (said.includes(password)) return { demo, url: `http://127.0.0.1:${port}` }
  throw new Error('The demonstration did not start')
}

async function take(browser: Browser, url: string, { name, path, link, below = '', phone, dark }: Picture) {
  const context = await browser.newContext({
    viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await context.addCookies([{ name: 'language', value: values.language, url }])
  await page.goto(`${url}/sign-in`)
  await page.fill('#email', colleagues[0]!.email)
  await page.fill('#password', password)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(`${url}/`)
  await page.goto(url + path)
  if (link !== undefined) {
    const href = (await page.locator(link).first().getAttribute('href')) ?? path
    await page.goto(url + href.replace(/#.*/, '') + below)
  }
  await page.waitForLoadState('networkidle')
  const file = `${folder}/${name}.png`
  await page.screenshot({ path: file })
  await context.close()
  const { size } = statSync(file)
  process.stdout.write(`${name}.png: ${Math.round(size / 1000)} kB${size > mostBytes ? ', too large' : ''}\n`)
  if (size > mostBytes) process.exitCode = 1
}

mkdirSync(folder, { recursive: true })
const { demo, url } = await startDemo()
const browser = await launchBrowser()
try {
  for (const picture of pictures) if (!wanted || wanted.includes(picture.name)) await take(browser, url, picture)
} finally {
  await browser.close()
  demo.kill()
}
