import { expect, test } from 'vitest'
import { zip, type Entry } from '../../../src/files/write/zip.ts'
import { testApp } from '../../support/app.ts'

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook of one sheet, the XML of which begins with `declared` and has `cell` in its second row. */
async function workbook(declared: string, cell: string): Promise<Buffer> {
  const row = (number: number, text: string) =>
    `<row r="${number}"><c r="A${number}" t="inlineStr"><is><t>${text}</t></is></c><c r="B${number}" t="inlineStr"><is><t>${number === 1 ? 'Телефон' : '+7 916 000-00-01'}</t></is></c></row>`
  const texts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationship}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationship}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?>${declared}<worksheet xmlns="${main}"><sheetData>${row(1, 'ФИО')}${row(2, cell)}</sheetData></worksheet>`,
  }
  async function* entries(): AsyncGenerator<Entry> {
    for (const [name, text] of Object.entries(texts))
      yield {
        name,
        text: (async function* () {
          yield text
        })(),
      }
  }
  const chunks: Buffer[] = []
  for await (const chunk of zip(entries())) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const manyTimes = (name: string, of: string) => `<!ENTITY ${name} "${`&${of};`.repeat(10)}">`
const laughs = `<!DOCTYPE x [<!ENTITY a "ХА-ХА">${manyTimes('b', 'a')}${manyTimes('c', 'b')}${manyTimes('d', 'c')}${manyTimes('e', 'd')}${manyTimes('f', 'e')}]>`

test.each([
  ['a file of the server', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', 'Ким &e;', 'root:'],
  ['an address', '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/">]>', 'Ким &e;', 'ECONNREFUSED'],
  ['itself a hundred thousand times', laughs, 'Ким &f;', 'ХА-ХА'],
])('a workbook that names %s gets nothing of it', async (_what, declared, cell, secret) => {
  const { visitor } = await testApp()
  const hr = await visitor('hr')
  const plain = await hr.upload(
    '/imports',
    { name: 'a.xlsx', bytes: await workbook('', 'Ким Анна') },
    { kind: 'candidates' },
  )
  expect((await hr.get(String(plain.headers.location))).body).toContain('Ким Анна')
  const answer = await hr.upload(
    '/imports',
    { name: 'b.xlsx', bytes: await workbook(declared, cell) },
    { kind: 'candidates' },
  )
  expect(answer.statusCode).toBeLessThan(500)
  const page = answer.statusCode === 303 ? await hr.get(String(answer.headers.location)) : answer
  expect(page.statusCode).toBeLessThan(500)
  expect(page.body).not.toContain(secret)
})
