import { type Cell, cellText } from './cells.ts'

/** What the first cell of the row begins with that a template of ours shows as an example. */
export const exampleMarks = { ru: 'Пример', en: 'Example' } as const

const example = /^(?:пример|example):/iu

/** Whether a row is the example of a template, which nobody means to load. */
export const isExample = (cell: Cell | undefined): boolean => example.test(cellText(cell))
