import type { Visitor } from '../../../web/visitor.ts'
import { countedAtMost } from '../reads/attention.ts'
import type { Act } from './strip-view.ts'

const shownNames = 2

export type Why = { id: string; figure: string; about: string; heading: string; lines: string[] }

/** A line: how many, of what, and the act that helps; `why` explains the figure. */
export type Row = {
  id: string
  figure: string
  tone: '' | 'wait' | 'late'
  why: Why | null
  text: string
  detail: string
  act: Act
}

/** "Анна, Борис и ещё 5" */
export function namesText(names: readonly string[], t: Visitor['t']): string {
  const shown = names.slice(0, shownNames).join(', ')
  return names.length > shownNames ? t('home.and-more', { names: shown, count: names.length - shownNames }) : shown
}

/** "12", or "99+" where nothing is counted further. */
export function countText(count: number, most = countedAtMost): string {
  return count > most ? `${most}+` : String(count)
}

export function row(id: string, count: number, rest: Partial<Row> & Pick<Row, 'text' | 'detail' | 'act'>): Row {
  return { id, figure: countText(count), tone: '', why: null, ...rest }
}
