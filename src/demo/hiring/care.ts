import type { Temporal } from 'temporal-polyfill'
import type { Db } from '../../db/open.ts'
import { applicationsToAgreeTo } from '../../features/privacy/reads/consents.ts'
import { recordConsent } from '../../features/privacy/acts/record-consent.ts'
import { addFile } from '../../features/candidates/acts/add-file.ts'
import { addNote } from '../../features/candidates/acts/add-note.ts'
import { addTag } from '../../features/candidates/acts/add-tag.ts'
import type { Random } from '../random.ts'
import { employer } from './employer.ts'
import type { DemoVacancy } from './vacancies.ts'

const tags = ['Холодные звонки', 'Готов к переезду', 'Опыт в отрасли', 'Может выйти сразу'] as const
const notes = [
  'Просит звонить после 18:00',
  'Интересуется обучением и графиком',
  'Готовит рекомендации с прошлого места',
  'Хочет сравнить с другим предложением до пятницы',
] as const
const channels = ['site', 'site', 'email', 'messenger', 'paper'] as const

const data = 'мои имя, контакты, сведения об образовании, опыте, навыках и резюме'
const who = `${employer.name} (${employer.address})`
const wording = (title: string) =>
  `Разрешаю ${who} обрабатывать ${data}, чтобы рассмотреть меня на вакансию «${title}».`
const poolWording = `Разрешаю ${who} хранить ${data} в кадровом резерве и предлагать мне другие вакансии.`

/** The smallest PDF that a reader opens: one empty page. */
const emptyPdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n' +
  'trailer<</Root 1 0 R>>\n%%EOF\n'

/** What most have agreed to, and for some of them tags, notes and a CV. */
export async function addCare(
  db: Db,
  applicants: Record<DemoVacancy, number[]>,
  by: number,
  here: Temporal.ZonedDateTime,
  random: Random,
): Promise<void> {
  for (const candidate of new Set(Object.values(applicants).flat())) {
    const at = here.subtract({ days: random.between(1, 20) })
    const act = { by, at: at.toInstant() }
    const givenOn = at.toPlainDate().toString()
    for (const { id, title } of await applicationsToAgreeTo(db, candidate)) {
      if (random.chance(0.7))
        await recordConsent(
          db,
          candidate,
          { application: id, givenOn, until: null, wording: wording(title), channel: random.pick(channels) },
          act,
        )
    }
    if (random.chance(0.2)) {
      const until = at.toPlainDate().add({ years: 1 }).toString()
      await recordConsent(
        db,
        candidate,
        { application: null, givenOn, until, wording: poolWording, channel: random.pick(channels) },
        act,
      )
    }
    if (random.chance(0.3)) await addTag(db, candidate, random.pick(tags))
    if (random.chance(0.2)) await addNote(db, candidate, random.pick(notes), act)
    if (random.chance(0.15))
      await addFile(db, candidate, { filename: 'резюме.pdf', bytes: Buffer.from(`${emptyPdf}%${candidate}\n`) }, act)
  }
}
