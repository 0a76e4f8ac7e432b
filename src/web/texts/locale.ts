import type { Visitor } from '../visitor.ts'

/** The reader's language, with its texts and its ways of writing figures. */
export type Locale = Pick<Visitor, 't' | 'format' | 'language'>
