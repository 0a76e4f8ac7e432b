import chromiumPackage from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/** A real Chromium, as the browser tests use it; `test/support/browser.ts` needs a test around it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromiumPackage.executablePath())
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
