import { describe, expect, test } from 'vitest'
import { asDownload, fileName } from '../../../src/web/texts/downloads.ts'
import { testApp } from '../../support/app.ts'

const pdf = (text = '') => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`)

async function candidate() {
  const app = await testApp()
  const hr = await app.visitor('hr')
  const path = String((await hr.post('/candidates', { name: 'Ёлкина Анна' })).headers.location)
  return { ...app, hr, path, db: app.database.db }
}

describe('languages', () => {
  test('are kept as claimed, searched by, and shown to the second of two people who edit at once', async () => {
    const { hr, path } = await candidate()
    await hr.post(path, { name: 'Ёлкина Анна', version: '1', languages: 'английский B2\nнемецкий A1' })
    expect((await hr.get(path)).body).toContain('английский B2\nнемецкий A1')
    await hr.post('/candidates/search', { search: 'немецк' })
    expect((await hr.get('/candidates')).body).toContain(path)
    const late = await hr.post(path, { name: 'Ёлкина Анна', version: '1', languages: 'английский C1' })
    expect(late.statusCode).toBe(409)
    for (const text of ['английский C1', 'английский B2\nнемецкий A1']) expect(late.body).toContain(text)
    expect((await hr.post(path, { name: 'Ёлкина Анна', version: '2', languages: 'x'.repeat(501) })).statusCode).toBe(
      422,
    )
  })
})

describe('tags', () => {
  test('are the team’s, however they are spelt, narrow the list by an address, and go with the last who had them', async () => {
    const { hr, path, db, visitor } = await candidate()
    const other = String((await hr.post('/candidates', { name: 'Ким Олег' })).headers.location)
    await hr.post(`${path}/tags`, { tag: 'Холодные звонки' })
    await hr.post(`${path}/tags`, { tag: 'холодные  ЗВОНКИ' })
    await hr.post(`${other}/tags`, { tag: 'Ночью' })
    expect((await hr.post(`${path}/tags`, { tag: ' ' })).statusCode).toBe(422)
    const tags = await db.selectFrom('tags').selectAll().orderBy('id').execute()
    expect(tags.map(({ name }) => name)).toEqual(['Холодные звонки', 'Ночью'])
    const list = (await hr.get(`/candidates?tag=${tags[0]!.id}`)).body
    expect([list.includes('Ёлкина Анна'), list.includes('Ким Олег')]).toEqual([true, false])
    expect((await hr.get('/candidates?tag=999')).body).toContain('Nobody found')
    expect((await hr.post(`/candidates/filters/new?tag=${tags[0]!.id}`, { name: 'Звонящие' })).headers.location).toBe(
      `/candidates?tag=${tags[0]!.id}`,
    )
    expect((await hr.get(path)).body).toContain('<option value="Ночью">')
    await hr.post(`${path}/tags/${tags[0]!.id}/removal`)
    expect((await db.selectFrom('tags').select('name').execute()).map(({ name }) => name)).toEqual(['Ночью'])
    const manager = await visitor('manager')
    expect((await manager.post(`${path}/tags`, { tag: 'x' })).statusCode).toBe(403)
  })
})

describe('notes', () => {
  test('stand with their day and author, are searched, and survive a change of the candidate', async () => {
    const { hr, path, db } = await candidate()
    await hr.post(`${path}/notes`, { text: 'Перезвонить после <b>шести</b>' })
    await hr.post(path, { name: 'Ёлкина Анна', version: '1', note: 'Ждёт' })
    expect((await hr.get(path)).body).toMatch(
      /Today<\/h3>[^]*<p class="as-typed small">Перезвонить после &lt;b&gt;шести[^]*Test hr<\/p>[^]*Delete the note: 24 Nov, \d\d:\d\d · Test hr/,
    )
    await hr.post('/candidates/search', { search: 'шести' })
    expect((await hr.get('/candidates')).body).toContain(path)
    expect((await hr.post(`${path}/notes`, { text: '' })).statusCode).toBe(422)
    const { id } = await db.selectFrom('candidate_notes').select('id').executeTakeFirstOrThrow()
    await hr.post(`${path}/notes/${id}/removal`)
    expect((await hr.get('/candidates')).body).not.toContain(`href="${path}"`)
  })
})

describe('files', () => {
  test('are taken by their content and come back only as a download of that kind', async () => {
    const { hr, path, db } = await candidate()
    const name = 'Резюме <script>alert(1)</script> "😀".html'
    expect((await hr.upload(`${path}/files`, { name, bytes: pdf() })).statusCode).toBe(303)
    const { id } = await db.selectFrom('candidate_files').select('id').executeTakeFirstOrThrow()
    const page = (await hr.get(path)).body
    expect(page).not.toContain('<script>alert')
    const { headers, rawPayload } = await hr.get(`${path}/files/${id}`)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(String(headers['content-disposition'])).toMatch(
      /^attachment; filename="[\x20-\x7e]*\.pdf"; filename\*=UTF-8''[\w%.!~-]+\.pdf$/,
    )
    expect(rawPayload).toEqual(pdf())
    const other = String((await hr.post('/candidates', { name: 'Ким Олег' })).headers.location)
    expect((await hr.get(`${other}/files/${id}`)).statusCode).toBe(404)
    await hr.post(`${other}/files/${id}/removal`)
    expect((await hr.get(`${path}/files/${id}`)).statusCode).toBe(200)
    await hr.post(`${path}/files/${id}/removal`)
    expect((await hr.get(`${path}/files/${id}`)).statusCode).toBe(404)
  })

  test('are refused with a clear word when they are something else, too large, missing or here already', async () => {
    const { hr, path, db } = await candidate()
    const say = async (bytes: Buffer, name = 'cv.pdf') => {
      const answer = await hr.upload(`${path}/files`, { name, bytes })
      return [answer.statusCode, /id="file-error">([^<]*)/.exec(answer.body)?.[1] ?? '']
    }
    for (const bytes of [
      Buffer.from('<html><script>'),
      Buffer.from('PK\u0003\u0004 nothing'),
      Buffer.from('MZ\u0090'),
      Buffer.from('plain text'),
    ]) {
      expect(await say(bytes)).toEqual([422, expect.stringContaining('neither a PDF nor a DOCX')])
    }
    expect(await say(Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]))).toEqual([
      422,
      expect.stringContaining('larger than 10 MB'),
    ])
    expect((await hr.post(`${path}/files`, {})).statusCode).toBe(422)
    await say(pdf('a'))
    expect(await say(pdf('a'), 'another.pdf')).toEqual([422, 'The same file is here already: cv.pdf'])
    expect((await say(pdf('b')))[0]).toBe(303)
    expect(await db.selectFrom('candidate_files').select('size').execute()).toHaveLength(2)
  })

  test('a DOCX is known by what is in it', async () => {
    const { hr, path, db } = await candidate()
    await hr.upload(`${path}/files`, { name: 'cv.doc', bytes: docx() })
    const { id, type } = await db.selectFrom('candidate_files').select(['id', 'type']).executeTakeFirstOrThrow()
    expect(type).toBe('docx')
    expect(String((await hr.get(`${path}/files/${id}`)).headers['content-disposition'])).toContain(
      'filename="cv.doc.docx"',
    )
  })
})

test('names of files lose what leads elsewhere, and headers hold any of them', () => {
  expect(fileName('C:\\Users\\anna\\резюме.pdf')).toBe('резюме.pdf')
  expect(fileName('../../etc/passwd')).toBe('passwd')
  expect(fileName('cv\u202Efdp.exe')).toBe('cvfdp.exe')
  expect(fileName('\u0000')).toBe('—')
  expect(asDownload(`Ёж'(1)*.pdf`)).toBe(
    `attachment; filename="__'(1)*.pdf"; filename*=UTF-8''%D0%81%D0%B6%27%281%29%2A.pdf`,
  )
})

/** The least of a DOCX: a packed folder with the list of what is in it, stored as it is. */
function docx(): Buffer {
  const content = Buffer.from(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  )
  const name = Buffer.from('[Content_Types].xml')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt32LE(content.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  return Buffer.concat([header, name, content, end])
}
