import { expect, test } from 'vitest'
import { eraseCandidate } from '../../../src/features/privacy/acts/erase-candidate.ts'
import { testApp, testNow } from '../../support/app.ts'
import { makeCandidates, makeVacancy } from '../../support/fixtures.ts'
import { workbook } from '../pay/tables/workbook.ts'

test('files that wait to be loaded go with somebody they name who is erased, whatever their format; others stay', async () => {
  const { visitor, database } = await testApp()
  const hr = await visitor('hr')
  const [candidate = 0] = await makeCandidates(database.db, await makeVacancy(database.db), ['Ёлкина Юлия'])
  const { id: by } = await database.db.selectFrom('users').select('id').executeTakeFirstOrThrow()
  const files = {
    'theirs.xlsx': workbook([
      ['ФИО', 'Телефон'],
      ['Елкина Юлия Олеговна', 89160000001],
    ]),
    'theirs.vcf': Buffer.from('BEGIN:VCARD\nVERSION:3.0\nFN:Юлия Ёлкина\nEND:VCARD\n'),
    'others.xlsx': workbook([
      ['ФИО', 'Телефон'],
      ['Ким Анна', 89160000002],
    ]),
  }
  for (const [name, bytes] of Object.entries(files))
    expect((await hr.upload('/imports', { name, bytes }, { kind: 'candidates' })).statusCode).toBe(303)
  await eraseCandidate(database, candidate, 'request', { by, at: testNow })
  expect(await database.db.selectFrom('imports').select('file_name').execute()).toEqual([{ file_name: 'others.xlsx' }])
}, 120_000)
