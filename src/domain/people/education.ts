export type Education = 'higher' | 'unfinished-higher' | 'vocational' | 'secondary'

const levels: readonly (readonly [RegExp, Education])[] = [
  [/не(?:о|за)конч\p{L}*(?: высш| в)|unfinished|incomplete/u, 'unfinished-higher'],
  [/средн\p{L}*[ -]+(?:спец|проф|тех)|техникум|колледж|пту|vocational|college/u, 'vocational'],
  [/высш|бакалавр|магистр|специалитет|университет|институт|кандидат наук/u, 'higher'],
  [/higher|bachelor|master|degree|university|phd/u, 'higher'],
  [/средн|школ|11 класс|9 класс|secondary|school/u, 'secondary'],
]

/** The level of education a text speaks of; null when it names none we know. */
export function readEducation(text: string): Education | null {
  const plain = text.toLowerCase().replaceAll('ё', 'е')
  return levels.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}
