import type { MessageKey } from '../messages/index.ts'
import type { Visitor } from '../visitor.ts'

export const levels = [1, 2, 3, 4] as const

export const levelName = (level: number, { t }: Pick<Visitor, 't'>): string => t(`level.${level}` as MessageKey)
