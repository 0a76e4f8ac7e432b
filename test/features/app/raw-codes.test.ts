import { expect, test } from 'vitest'
import { answerColumns } from '../../../src/db/answer-columns.ts'
import { tokenPermissions } from '../../../src/features/tokens/token.ts'
import { refusalReasons } from '../../../src/features/reception/result.ts'
import { closeReasons } from '../../../src/web/texts/close-reasons.ts'
import { everyPage, pagesLedTo } from '../../browser/every-page.ts'
import { filledApp, type TestApp, type Visitor } from '../../support/app.ts'

/** Codes that are no words of English: those that are stand in sentences, too. */
const codes = [...refusalReasons, ...Object.values(closeReasons).flat(), ...answerColumns, ...tokenPermissions]
const strange = [
  ...codes,
  'call-in',
  'in-band',
  'below-band',
  'below-federal-minimum',
  'null',
  'undefined',
  'NaN',
].filter((code) => /[-_.]|^(null|undefined|NaN)$/.test(code))

function textOf(html: string): string {
  return (
    html
      .replaceAll(/<(script|style|code|pre|textarea)\b.*?<\/\1>/gs, ' ')
      .replaceAll(/<[^>]*?aria-label="([^"]*)"[^>]*>/g, ' $1 ')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\S*[@/]\S*/g, ' ')
      // The name of whoever looks.
      .replaceAll('Test administrator', ' ')
  )
}

function codesIn(html: string): string[] {
  const text = textOf(html)
  const shown = strange.filter((word) =>
    new RegExp(`(?<![\\w.-])${word.replaceAll(/[.[\]]/g, String.raw`\$&`)}(?![\\w-]|\\.\\w)`).test(text),
  )
  // No word for people is written like that.
  return [...shown, ...(text.match(/\b(?:[a-z]+[A-Z][A-Za-z]*|[a-z]+_[a-z_]+)\b/g) ?? [])]
}

/** Latin words on a Russian page, but for the names of file types, of functions, and what people typed. */
function latinIn(html: string): string[] {
  const text = textOf(html)
  return text.match(/(?<![\w.-])(?!pdf|docx|max\b)[a-z][A-Za-z_-]{2,}(?![\w-]|\.\w)/g) ?? []
}

/** Pages of people with whom everything has happened: for each way an interview, application or offer ended. */
async function peopleWithEverything({ database: { db } }: TestApp, hr: Visitor): Promise<string[]> {
  const come = await db
    .selectFrom('invitations')
    .select(['id', 'version', 'candidate_id'])
    .where('presence', '=', 'came')
    .where('status', '=', 'active')
    .orderBy('id', 'desc')
    .limit(refusalReasons.length)
    .execute()
  for (const [index, reason] of refusalReasons.entries()) {
    const { id, version } = come[index]!
    const fields = { version: String(version), result: 'refused', reason, note: 'Заметка' }
    const saved = await hr.post(`/invitations/${id}/result`, fields)
    expect(saved.statusCode).toBe(303)
  }
  const ended = await db
    .selectFrom('applications')
    .select((eb) => eb.fn.max('candidate_id').as('candidate'))
    .groupBy(['close_reason', 'stage_id'])
    .execute()
  const offered = await db
    .selectFrom('offers')
    .select((eb) => eb.fn.max('candidate_id').as('candidate'))
    .groupBy('status')
    .execute()
  const ids = [...come.map(({ candidate_id }) => candidate_id), ...[...ended, ...offered].map((one) => one.candidate)]
  return [...new Set(ids)].slice(0, 40).flatMap((id) => [`/candidates/${id}`, `/candidates/${id}/copy`])
}

test('no page shows a code where a word belongs, in either language', async () => {
  const made = await filledApp()
  const hr = await made.visitor('administrator')
  const ledTo = await pagesLedTo(hr, ['/', '/settings', '/turnout'])
  const pages = [...ledTo]
    .filter(([kind]) => everyPage.includes(kind) && !kind.startsWith('/api'))
    .map(([, address]) => address)
  const all = [...new Set([...pages, ...(await peopleWithEverything(made, hr))])]
  const found: string[] = []
  for (const language of ['ru', 'en'] as const) {
    await hr.get(`/language/${language}`)
    for (const address of all) {
      const { body } = await hr.get(address)
      for (const word of new Set(language === 'ru' ? latinIn(body) : codesIn(body)))
        found.push(`${language} ${address}: ${word}`)
    }
  }
  expect(found).toEqual([])
})
