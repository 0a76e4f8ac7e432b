import { wordingKey } from '../tables/wordings.ts'

/** Who ends an application: the team refuses, or the candidate withdraws. */
type Side = 'team' | 'candidate'

const list = (text: string): string[] =>
  text
    .trim()
    .split(/\s*,\s*/u)
    .map(wordingKey)

/** Reasons that plainly are one of ours, by its code; every other stays in the words of the file. */
const words: readonly (readonly [Side, string, readonly string[]])[] = [
  [
    'team',
    'not-reached',
    list('не отвечает, не дозвонились, не выходит на связь, недозвон, no response, unresponsive, not reached'),
  ],
  [
    'team',
    'skills',
    list(`
      не хватает опыта, недостаточно опыта, нет опыта, мало опыта, не хватает навыков, недостаточно навыков,
      нет навыков, не соответствует требованиям, не подходит по опыту, не подходит по навыкам, lacking skills,
      lacking skill, lacking skills/qualifications, lacking skill(s)/qualification(s), not enough experience,
      lack of experience, lack of skills, underqualified, does not meet the qualifications, skills
    `),
  ],
  [
    'team',
    'filled',
    list(`
      вакансия закрыта, вакансия занята, взяли другого, взяли другого кандидата, выбрали другого,
      выбран другой кандидат, принят другой кандидат, hired another candidate, position closed, position filled,
      vacancy closed, job closed
    `),
  ],
  [
    'candidate',
    'competitor',
    list(`
      принял другое предложение, приняла другое предложение, принял другой оффер, ушел к конкурентам,
      нашел другую работу, нашла другую работу, вышел на другую работу, вышла на другую работу,
      accepted another offer, took another job, took another offer, found another job
    `),
  ],
  [
    'candidate',
    'pay',
    list(`
      не устроила зарплата, не устроила зп, не устраивает зарплата, зарплата, низкая зарплата, мало денег,
      не сошлись по зп, не сошлись по зарплате, не сошлись по деньгам, compensation, salary, pay too low,
      salary too low
    `),
  ],
  [
    'candidate',
    'conditions',
    list(`
      не устроили условия, не устраивают условия, условия, не устроил график, график, далеко, далеко от дома, location,
      schedule
    `),
  ],
  [
    'candidate',
    'changed-mind',
    list('передумал, передумала, больше не ищет работу, не ищет работу, changed their mind, no longer looking'),
  ],
  [
    'candidate',
    'not-started',
    list('не вышел, не вышла, не вышел на работу, не вышла на работу, did not start, never started'),
  ],
  [
    'candidate',
    'not-interested',
    list('не заинтересован, не заинтересована, неинтересно, не интересно, not interested'),
  ],
]

const byKey = new Map(words.flatMap(([endedBy, reason, all]) => all.map((key) => [key, { endedBy, reason }] as const)))

/** The reason of ours that a text of a file is, and whose it is; null where it is in words of its own. */
export function readRefusal(text: string): { endedBy: Side; reason: string } | null {
  return byKey.get(wordingKey(text)) ?? null
}
