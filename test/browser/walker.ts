import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import type { Language } from '../../src/db/schema/primitives.ts'
import { translateInto, type MessageKey, type MessageValues } from '../../src/web/messages/index.ts'

export const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** Somebody at a page who knows its words by their key, and finds things by what they read, as people do. */
export class Walker {
  readonly page: Page
  readonly language: Language
  readonly url: string

  constructor(page: Page, language: Language, url: string) {
    this.page = page
    this.language = language
    this.url = url
  }

  say(key: MessageKey, values: MessageValues = {}): string {
    return translateInto(this.language)(key, values)
  }

  get main(): Locator {
    return this.page.locator('main')
  }

  /** The field with this label; a mark such as "(optional)" may follow the label. */
  field(key: MessageKey): Locator {
    const label = this.say(key)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/\s+/g, String.raw`\s+`)
    return this.main.getByLabel(new RegExp(String.raw`^\s*${label}(\s|$)`))
  }

  async write(fields: Partial<Record<MessageKey, string>>): Promise<void> {
    for (const [key, value] of Object.entries(fields)) await this.field(key as MessageKey).fill(value)
  }

  async choose(field: MessageKey, label: string): Promise<void> {
    await this.field(field).selectOption({ label })
  }

  /** A button by its name, or by its name and whom it is about: "Came: Anna". */
  button(key: MessageKey, about?: string): Locator {
    const name = about === undefined ? this.say(key) : `${this.say(key)}: ${about}`
    return this.main.getByRole('button', { name, exact: true }).first()
  }

  async press(key: MessageKey, about?: string): Promise<void> {
    await this.button(key, about).click()
  }

  async follow(key: MessageKey): Promise<void> {
    await this.followText(this.say(key))
  }

  /** Opens "…", the rest of what can be done with a thing. */
  async openMenu(key: MessageKey, values: MessageValues = {}): Promise<void> {
    await this.main.locator(`summary[aria-label="${this.say(key, values)}"]`).click()
  }

  async followText(text: string): Promise<void> {
    await this.main.getByRole('link', { name: text, exact: true }).first().click()
  }

  /** A place in the header, in the menu under one's name, or at the bottom of a phone and under "More" there. */
  async go(place: MessageKey): Promise<void> {
    // A count of what waits there may follow the name.
    const name = new RegExp(String.raw`^${this.say(place)}(\s+\d|$)`)
    const link = (inside: Locator) => inside.getByRole('link', { name })
    const { header, dock } = { header: this.page.locator('header'), dock: this.page.locator('.dock') }
    if (await dock.isVisible()) {
      if (!(await link(dock).isVisible())) {
        await dock.getByRole('link', { name: this.say('nav.more'), exact: true }).click()
        return link(this.main).click()
      }
      return link(dock).click()
    }
    if (!(await link(header.locator('.places')).isVisible())) await header.locator('.me > summary').click()
    await link(header).first().click()
  }

  /** Waits until the page says so, and fails when it never does. */
  async sees(key: MessageKey, values: MessageValues = {}): Promise<void> {
    await this.seesText(this.say(key, values))
  }

  async seesText(text: string): Promise<void> {
    await this.main.getByText(text).first().waitFor()
  }

  /** The figures at the top of a page, in order. */
  figures(): Promise<string[]> {
    return this.main.locator('.stats').first().locator('dd').allTextContents()
  }

  /** Chooses a file, has it tried, sees what would happen, and loads it. @returns the counts of the report */
  async load(file: string): Promise<string[]> {
    await this.field('imports.file').setInputFiles(file)
    await this.press('imports.upload')
    await this.press('imports.preview')
    await this.sees('imports.would-text')
    const foreseen = await this.figures()
    await this.press('imports.load')
    await this.sees('imports.done')
    const done = await this.figures()
    if (foreseen.join() !== done.join()) throw new Error(`Foreseen ${foreseen.join()}, done ${done.join()}`)
    return done
  }
}
