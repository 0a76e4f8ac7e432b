import { deepEqual, equal, ok } from 'node:assert/strict'
import { sql } from 'kysely'
import { findCandidate } from '../../src/features/candidates/reads/find-candidate.ts'
import { batchOf, erase, freshMark, freshPhone, somebody, vacancyWith } from './scene.ts'
import { ascending, countOf, expectNoTrace, rowsOf, type Race, type World } from './world.ts'

const peopleOf = async (world: World, phone: string) =>
  (await rowsOf(world.db, 'candidates', sql`search_text like ${`%${phone.slice(2)}%`} and erased = 0`)).length

const editOf = (name: string, phone: string, more: Record<string, string> = {}) => ({
  name,
  phones: phone,
  version: '1',
  ...more,
})

/** What the merge form of two says. */
const merge = (kept: number, merged: number) =>
  [`/candidates/${kept}/merge/${merged}`, { keptVersion: '1', otherVersion: '1' }] as const

async function walkIns(
  world: World,
): Promise<{ come: (who: 'here' | 'there', name: string, phone: string) => Promise<never>; batch: number }> {
  const { vacancy } = await vacancyWith(world, 0)
  const {
    batch,
    slots: [slot = 0],
  } = await batchOf(world, vacancy)
  return {
    batch,
    come: (who, name, phone) =>
      world[who].post(`/batches/${batch}/walk-ins`, { name, phone, slot: String(slot) }) as Promise<never>,
  }
}

export const peopleRaces: readonly Race[] = [
  {
    name: 'a walk-in with one phone at two desks is one person',
    run: async (world) => {
      const { come, batch } = await walkIns(world)
      const phone = freshPhone(world)
      await world.together(
        () => come('here', 'Гость', phone),
        () => come('there', 'Гость', phone),
      )
      equal(await peopleOf(world, phone), 1)
      equal((await rowsOf(world.db, 'invitations', sql`batch_id = ${batch} and status = 'active'`)).length, 1)
    },
  },
  {
    name: 'a walk-in and somebody added with the same phone are one person',
    run: async (world) => {
      const { come } = await walkIns(world)
      const phone = freshPhone(world)
      await world.together(
        () => come('here', 'Гость', phone),
        () => world.there.post('/candidates', { name: freshMark(world), phones: phone }),
      )
      equal(await peopleOf(world, phone), 1)
    },
  },
  {
    name: 'somebody added twice with the same phone and e-mail is one person',
    run: async (world) => {
      const [phone, email, name] = [freshPhone(world), `a${world.next()}@example.ru`, freshMark(world)]
      const more = [freshPhone(world), freshPhone(world)]
      const statuses = await world.together(
        () =>
          world.here.post('/candidates', {
            name,
            phones: [phone, ...more].join('\n'),
            emails: email,
            somebodyElse: 'yes',
          }),
        () =>
          world.there.post('/candidates', {
            name,
            phones: [...more.toReversed(), phone].join('\n'),
            emails: email,
            somebodyElse: 'yes',
          }),
      )
      deepEqual(ascending(statuses), [303, 422])
      equal(await peopleOf(world, phone), 1)
    },
  },
  {
    name: 'two edits of one person: one is kept, the other is told',
    run: async (world) => {
      const { candidate, name, phone } = await somebody(world)
      const statuses = await world.together(
        () => world.here.post(`/candidates/${candidate}`, editOf(name, phone, { skills: '1С' })),
        () => world.there.post(`/candidates/${candidate}`, editOf(name, phone, { skills: 'CRM' })),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'two people given one phone by edits at once: one keeps it',
    run: async (world) => {
      const [one, other, phone] = [await somebody(world), await somebody(world), freshPhone(world)]
      const statuses = await world.together(
        () => world.here.post(`/candidates/${one.candidate}`, editOf(one.name, phone)),
        () => world.there.post(`/candidates/${other.candidate}`, editOf(other.name, phone)),
      )
      deepEqual(ascending(statuses), [303, 422])
    },
  },
  {
    name: 'two people who exchange phones at once end with one phone each or are told',
    run: async (world) => {
      const [one, other] = [await somebody(world), await somebody(world)]
      await world.together(
        () => world.here.post(`/candidates/${one.candidate}`, editOf(one.name, other.phone)),
        () => world.there.post(`/candidates/${other.candidate}`, editOf(other.name, one.phone)),
      )
      equal(
        (await rowsOf(world.db, 'candidate_contacts', sql`candidate_id in (${one.candidate}, ${other.candidate})`))
          .length,
        2,
      )
    },
  },
  {
    name: 'two notes at once are both found by search',
    run: async (world) => {
      const { candidate } = await somebody(world)
      const marks = [freshMark(world), freshMark(world)]
      await world.together(
        () => world.here.post(`/candidates/${candidate}/notes`, { text: marks[0] ?? '' }),
        () => world.there.post(`/candidates/${candidate}/notes`, { text: marks[1] ?? '' }),
      )
      const found = await findCandidate(world.db, candidate)
      for (const mark of marks) ok(found?.search_text.includes(mark.toLowerCase()), `${mark} is not found`)
    },
  },
  {
    name: 'a tag added while the last one who had it loses it is there',
    run: async (world) => {
      const [one, other, tag] = [await somebody(world), await somebody(world), freshMark(world)]
      await world.here.post(`/candidates/${one.candidate}/tags`, { tag })
      const { id } = await world.db.selectFrom('tags').select('id').where('name', '=', tag).executeTakeFirstOrThrow()
      const statuses = await world.together(
        () => world.here.post(`/candidates/${one.candidate}/tags/${id}/removal`),
        () => world.there.post(`/candidates/${other.candidate}/tags`, { tag }),
      )
      deepEqual(statuses, [303, 303])
      equal((await rowsOf(world.db, 'candidate_tags', sql`candidate_id = ${other.candidate}`)).length, 1)
    },
  },
  {
    name: 'the same tag given twice at once is one tag',
    run: async (world) => {
      const [one, other, tag] = [await somebody(world), await somebody(world), freshMark(world)]
      const statuses = await world.together(
        () => world.here.post(`/candidates/${one.candidate}/tags`, { tag }),
        () => world.there.post(`/candidates/${other.candidate}/tags`, { tag }),
      )
      deepEqual(statuses, [303, 303])
      equal((await rowsOf(world.db, 'tags', sql`name = ${tag}`)).length, 1)
    },
  },
  {
    name: 'the same file uploaded twice at once is kept once',
    run: async (world) => {
      const { candidate } = await somebody(world)
      const file = { name: 'cv.pdf', bytes: Buffer.from(`%PDF-1.4\n${world.next()}\n%%EOF`) }
      await world.together(
        () => world.here.visitor.upload(`/candidates/${candidate}/files`, file),
        () => world.there.visitor.upload(`/candidates/${candidate}/files`, file),
      )
      equal((await rowsOf(world.db, 'candidate_files', sql`candidate_id = ${candidate}`)).length, 1)
    },
  },
  {
    name: 'two levels set at once: one is kept, the other is told',
    run: async (world) => {
      const { candidate } = await somebody(world)
      const fields = {
        consults: 'no',
        oneC: 'no',
        phone: 'no',
        conflicts: 'no',
        findsClients: 'no',
        negotiates: 'no',
        clientBase: 'no',
        executives: 'no',
        higherEducation: 'no',
        english: 'no',
        version: '0',
      }
      const statuses = await world.together(
        () =>
          world.here.post(`/candidates/${candidate}/level`, { ...fields, overrideLevel: '2', overrideReason: 'Опыт' }),
        () =>
          world.there.post(`/candidates/${candidate}/level`, { ...fields, overrideLevel: '3', overrideReason: 'Опыт' }),
      )
      deepEqual(ascending(statuses), [303, 409])
      const [set] = await rowsOf(world.db, 'level_overrides', sql`candidate_id = ${candidate}`)
      equal((await findCandidate(world.db, candidate))?.level, set?.['level'])
    },
  },
  {
    name: 'one pair merged by two is merged once',
    run: async (world) => {
      const [one, other] = [await somebody(world), await somebody(world)]
      const how = merge(one.candidate, other.candidate)
      const statuses = await world.together(
        () => world.here.post(...how),
        () => world.there.post(...how),
      )
      equal(countOf(statuses, 303), 1)
      equal((await rowsOf(world.db, 'merges', sql`kept_id = ${one.candidate}`)).length, 1)
    },
  },
  {
    name: 'three people merged in a ring leave nobody lost',
    run: async (world) => {
      const [one, two, three] = [await somebody(world), await somebody(world), await somebody(world)]
      const statuses = await world.together(
        () => world.here.post(...merge(one.candidate, two.candidate)),
        () => world.there.post(...merge(two.candidate, three.candidate)),
        () => world.here.post(...merge(one.candidate, three.candidate)),
      )
      const left = await rowsOf(
        world.db,
        'candidates',
        sql`id in (${one.candidate}, ${two.candidate}, ${three.candidate})`,
      )
      equal(left.length, 3 - countOf(statuses, 303))
      equal(
        (await rowsOf(world.db, 'candidate_contacts', sql`candidate_id in (${sql.join(left.map(({ id }) => id))})`))
          .length,
        3,
      )
    },
  },
  {
    name: 'a merge undone twice at once is undone once',
    run: async (world) => {
      const [one, other] = [await somebody(world), await somebody(world)]
      await world.here.post(...merge(one.candidate, other.candidate))
      const { id } = await world.db
        .selectFrom('merges')
        .select('id')
        .where('kept_id', '=', one.candidate)
        .executeTakeFirstOrThrow()
      const path = `/candidates/${one.candidate}/merges/${id}/undoing`
      await world.together(
        () => world.here.post(path),
        () => world.there.post(path),
      )
      equal((await rowsOf(world.db, 'candidates', sql`id in (${one.candidate}, ${other.candidate})`)).length, 2)
      equal(
        (await rowsOf(world.db, 'candidate_contacts', sql`candidate_id in (${one.candidate}, ${other.candidate})`))
          .length,
        2,
      )
    },
  },
  {
    name: 'a note, a tag and an edit meet a merge: nothing hangs on nobody',
    run: async (world) => {
      const [one, other, mark] = [await somebody(world), await somebody(world), freshMark(world)]
      const [merged, noted] = await world.together(
        () => world.here.post(...merge(one.candidate, other.candidate)),
        () => world.there.post(`/candidates/${other.candidate}/notes`, { text: mark }),
        () => world.here.post(`/candidates/${other.candidate}/tags`, { tag: mark }),
      )
      const notes = await rowsOf(world.db, 'candidate_notes', sql`text = ${mark}`)
      equal(notes.length, noted === 303 ? 1 : 0)
      if (merged === 303 && notes[0]) equal(notes[0]['candidate_id'], one.candidate)
    },
  },
  {
    name: 'what is added to somebody while they are erased is gone with them',
    run: async (world) => {
      const { candidate, name, application } = await somebody(world)
      const mark = freshMark(world)
      const at = `/candidates/${candidate}`
      const acts: [string, Record<string, string>][] = [
        [`${at}/notes`, { text: mark }],
        [`${at}/tags`, { tag: mark }],
        [
          `${at}/consents`,
          { purpose: 'pool', givenOn: '2026-11-24', until: '2027-11-24', wording: mark, channel: 'paper' },
        ],
        [at, editOf(name, freshPhone(world), { note: mark })],
        [
          `/applications/${application}/step`,
          { step: mark, due: '2026-11-26', owner: String(world.here.user), version: '1' },
        ],
        [`${at}/applications/${application}/closure`, { reason: 'other-team', own: mark, version: '1' }],
      ]
      const first = acts[world.next() % acts.length] ?? acts[0]!
      const second = acts[world.next() % acts.length] ?? acts[0]!
      const [erased] = await world.together(
        () => world.here.post(...erase(candidate)),
        () => world.there.post(...first),
        () => world.here.post(...second),
      )
      equal(erased, 303)
      await expectNoTrace(world.db, mark)
      equal((await rowsOf(world.db, 'candidates', sql`id = ${candidate}`)).length, 0)
    },
  },
  {
    name: 'a file added to somebody while they are erased is gone with them',
    run: async (world) => {
      const { candidate } = await somebody(world)
      const file = { name: `${freshMark(world)}.pdf`, bytes: Buffer.from(`%PDF-1.4\n${world.next()}\n%%EOF`) }
      await world.together(
        () => world.here.post(...erase(candidate)),
        () => world.there.visitor.upload(`/candidates/${candidate}/files`, file),
      )
      equal((await rowsOf(world.db, 'candidate_files', sql`candidate_id = ${candidate}`)).length, 0)
    },
  },
  {
    name: 'one person erased by two is erased once',
    run: async (world) => {
      const { candidate } = await somebody(world)
      await world.together(
        () => world.here.post(...erase(candidate)),
        () => world.there.post(...erase(candidate)),
      )
      equal((await rowsOf(world.db, 'erasures', sql`candidate_id = ${candidate}`)).length, 1)
    },
  },
  {
    name: 'somebody erased while they are merged is gone',
    run: async (world) => {
      const [one, other] = [await somebody(world), await somebody(world)]
      const [erased, merged] = await world.together(
        () => world.here.post(...erase(other.candidate)),
        () => world.there.post(...merge(one.candidate, other.candidate)),
      )
      ok(erased === 303 || merged === 303)
      if (erased === 303) await expectNoTrace(world.db, other.phone)
    },
  },
  {
    name: 'a walk-in known by phone who is erased meanwhile is nobody or somebody new',
    run: async (world) => {
      const { come } = await walkIns(world)
      const { candidate, phone } = await somebody(world)
      await world.together(
        () => world.here.post(...erase(candidate)),
        () => come('there', 'Гость', phone),
      )
      ok((await peopleOf(world, phone)) <= 1)
      equal((await rowsOf(world.db, 'candidates', sql`id = ${candidate}`)).length, 0)
    },
  },
  {
    name: 'a consent withdrawn twice at once, and one recorded beside it, leave the right day to erase by',
    run: async (world) => {
      const { candidate } = await somebody(world)
      await world.here.post(`/candidates/${candidate}/consents`, {
        purpose: 'pool',
        givenOn: '2026-11-24',
        until: '2027-11-24',
        wording: 'Да',
        channel: 'paper',
      })
      const { id } = await world.db
        .selectFrom('consents')
        .select('id')
        .where('candidate_id', '=', candidate)
        .executeTakeFirstOrThrow()
      const path = `/candidates/${candidate}/consents/${id}/withdrawal`
      await world.together(
        () => world.here.post(path),
        () => world.there.post(path),
      )
      equal(
        (await rowsOf(world.db, 'consents', sql`candidate_id = ${candidate} and withdrawn_on is not null`)).length,
        1,
      )
    },
  },
  {
    name: 'two people told apart by two are told apart once',
    run: async (world) => {
      const [one, other] = [await somebody(world), await somebody(world)]
      const path = `/candidates/${one.candidate}/different/${other.candidate}`
      await world.together(
        () => world.here.post(path, { from: 'list' }),
        () => world.there.post(path, { from: 'list' }),
      )
      equal(
        (
          await rowsOf(
            world.db,
            'different_people',
            sql`first_id = ${one.candidate} and second_id = ${other.candidate}`,
          )
        ).length,
        1,
      )
    },
  },
]
