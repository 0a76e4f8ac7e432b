import { equal, ok } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { ask, newRunner } from '../../src/features/imports/runs/run-lease.ts'
import { loadKeptFile } from '../../src/features/imports/runs/load-kept-file.ts'
import { chosen } from '../features/imports/support.ts'
import { testNow } from '../support/app.ts'
import { batchOf, erase, freshMark, freshPhone, somebody, vacancyWith } from './scene.ts'
import { rowsOf, type Answer, type Race, type World } from './world.ts'

/** A file of people that waits to be loaded. @returns its key and the answers a browser would send to load it */
async function waitingFile(world: World, rows: readonly string[]) {
  const bytes = Buffer.from(['ФИО;Телефон;Навыки', ...rows].join('\n'))
  const answer = await world.here.visitor.upload('/imports', { name: 'люди.csv', bytes }, { kind: 'candidates' })
  const path = String(answer.headers.location)
  return { id: Number(path.split('/').at(-1)), mapping: await mappingOf(world, path) }
}

const mappingOf = async (world: World, path: string) => chosen((await world.here.visitor.get(path)).body)

const finished = async (world: World, id: number): Promise<void> => {
  while ((await rowsOf(world.db, 'imports', sql`id = ${id}`))[0]?.['purpose']) await pause(5)
}

/** Loads a file here, in this process, as an answer beside others. */
const loading = (world: World, id: number) => async (): Promise<Answer> => {
  const run = { id, runner: newRunner(), purpose: 'load' as const }
  if (await ask(world.db, run, testNow)) await loadKeptFile(world.db, run)
  return world.here.visitor.get(`/imports/${id}`)
}

const named = async (world: World, mark: string) =>
  (await rowsOf(world.db, 'candidates', sql`name like ${`${mark}%`}`)).length

export const importRaces: readonly Race[] = [
  {
    name: 'one file loaded by two is loaded once',
    run: async (world) => {
      const mark = freshMark(world)
      const { id, mapping } = await waitingFile(
        world,
        [1, 2, 3].map((n) => `${mark} ${n};${freshPhone(world)};`),
      )
      await world.together(
        () => world.here.post(`/imports/${id}/publication`, mapping),
        () => world.there.post(`/imports/${id}/publication`, mapping),
      )
      await finished(world, id)
      equal(await named(world, mark), 3)
    },
  },
  {
    name: 'a file cancelled while it is loaded is loaded whole or not at all',
    run: async (world) => {
      const mark = freshMark(world)
      const { id } = await waitingFile(
        world,
        [1, 2, 3].map((n) => `${mark} ${n};${freshPhone(world)};`),
      )
      await world.together(loading(world, id), () => world.there.post(`/imports/${id}/cancellation`))
      await finished(world, id)
      const [row] = await rowsOf(world.db, 'imports', sql`id = ${id}`)
      equal(await named(world, mark), row?.['published_at'] ? 3 : 0)
    },
  },
  {
    name: 'a file deleted while it is loaded is one or the other',
    run: async (world) => {
      const mark = freshMark(world)
      const { id } = await waitingFile(world, [`${mark};${freshPhone(world)};`])
      await world.together(loading(world, id), () => world.there.post(`/imports/${id}/removal`))
      await finished(world, id)
      equal(await named(world, mark), (await rowsOf(world.db, 'imports', sql`id = ${id}`)).length)
    },
  },
  {
    name: 'a file meets an edit, an erasure and a merge of those it tells of: it is loaded, and nobody comes back',
    run: async (world) => {
      const [one, two, three, four] = [
        await somebody(world),
        await somebody(world),
        await somebody(world),
        await somebody(world),
      ]
      const mark = freshMark(world)
      const { id } = await waitingFile(
        world,
        [one, two, three, four].map(({ name, phone }) => `${name};${phone};${mark}`),
      )
      const [, erased] = await world.together(
        loading(world, id),
        () => world.there.post(...erase(one.candidate)),
        () =>
          world.here.post(`/candidates/${two.candidate}`, {
            name: two.name,
            phones: two.phone,
            education: 'Высшее',
            version: '1',
          }),
        () =>
          world.there.post(`/candidates/${three.candidate}/merge/${four.candidate}`, {
            keptVersion: '1',
            otherVersion: '1',
          }),
      )
      await finished(world, id)
      // A file that still waits when one of its people is erased goes with them.
      equal(
        (await rowsOf(world.db, 'imports', sql`id = ${id} and finished_at is null`)).length,
        0,
        'the file was not loaded',
      )
      if (erased === 303) equal((await rowsOf(world.db, 'candidates', sql`id = ${one.candidate}`)).length, 0)
      for (const { phone } of [two, three, four])
        equal((await rowsOf(world.db, 'candidate_contacts', sql`key = ${phone}`)).length, 1)
    },
  },
  {
    name: 'a walk-in and somebody added, with phones of a file that is being loaded, keep one owner a phone',
    run: async (world) => {
      const { vacancy } = await vacancyWith(world, 0)
      const {
        batch,
        slots: [slot = 0],
      } = await batchOf(world, vacancy)
      const [first, second] = [freshPhone(world), freshPhone(world)]
      const { id } = await waitingFile(world, [`Гость Один;${first};`, `Гость Два;${second};`])
      await world.together(
        loading(world, id),
        () => world.there.post(`/batches/${batch}/walk-ins`, { name: 'Гость Один', phone: first, slot: String(slot) }),
        () => world.here.post('/candidates', { name: 'Гость Два', phones: second, somebodyElse: 'yes' }),
      )
      await finished(world, id)
      ok(
        (await rowsOf(world.db, 'imports', sql`id = ${id} and finished_at is not null`)).length === 1,
        'the file was not loaded',
      )
      for (const phone of [first, second])
        equal((await rowsOf(world.db, 'candidate_contacts', sql`key = ${phone}`)).length, 1)
    },
  },
  {
    name: 'one file of attendance loaded by two is loaded once',
    run: async (world) => {
      const mark = freshMark(world)
      const bytes = Buffer.from(`person,batch,date,came\n${mark},A,2026-11-01,yes\n`)
      const answer = await world.here.visitor.upload('/imports', { name: 'a.csv', bytes }, { kind: 'attendance' })
      const path = `${String(answer.headers.location)}/publication`
      const mapping = await mappingOf(world, String(answer.headers.location))
      await world.together(
        () => world.here.post(path, mapping),
        () => world.there.post(path, mapping),
      )
      await finished(world, Number(path.split('/').at(-2)))
      equal((await rowsOf(world.db, 'attendance_records', sql`person = ${mark}`)).length, 1)
    },
  },
]
