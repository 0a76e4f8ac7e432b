import { parse } from 'bowser'

const longestHeader = 400

/** The browser and the system that sent a request, such as "Firefox, Windows"; null when they do not say. */
export function deviceOf(userAgent: string | undefined): string | null {
  if (!userAgent) return null
  const { browser, os } = parse(userAgent.slice(0, longestHeader))
  return [browser.name, os.name].filter(Boolean).join(', ') || null
}
