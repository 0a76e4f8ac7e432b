// usage: node shots.mjs OUT path,path… [widths] [themes] [langs] ; run from test/
import chromium from '@sparticuz/chromium'
import { chromium as pw } from 'playwright-core'
const [, , out, paths, widths = '1280,390', themes = 'light', langs = 'ru', port = '3777'] = process.argv
const b = await pw.launch({
  executablePath: await chromium.executablePath(),
  args: ['--no-sandbox', '--headless=shell'],
})
const base = 'http://127.0.0.1:' + port
for (const lang of langs.split(','))
  for (const theme of themes.split(','))
    for (const w of widths.split(',')) {
      const ctx = await b.newContext({
        viewport: { width: +w, height: w === '390' ? 844 : 900 },
        colorScheme: theme,
        locale: lang,
      })
      const p = await ctx.newPage()
      p.on('console', (m) => m.type() === 'error' && console.log('console', m.text().slice(0, 200)))
      await p.goto(base + '/language/' + lang)
      await p.goto(base + '/sign-in')
      await p.fill('[name=email]', 'alla@example.ru')
      await p.fill('[name=password]', 'quiet morning tea')
      await p.locator('main form button[type=submit]').first().click()
      await p.waitForLoadState()
      for (const path of paths.split(',')) {
        await p.goto(base + path)
        await p.waitForTimeout(400)
        const h = await p.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth])
        const name = `${out}/${path.replaceAll('/', '_').replaceAll('?', '-') || '_'}_${w}_${theme}_${lang}.png`
        await p.screenshot({ path: name, fullPage: h[0] < 6000 })
        console.log(path, w, theme, lang, 'height', h[0], h[1] > +w ? 'WIDE ' + h[1] : '')
      }
      await ctx.close()
    }
await b.close()
