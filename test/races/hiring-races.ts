import { deepEqual, equal, ok } from 'node:assert/strict'
import { sql } from 'kysely'
import { criteriaOf } from '../../src/features/vacancies/reads/criteria.ts'
import { valuesOf as criteriaValues } from '../../src/features/vacancies/pages/criteria-form.ts'
import { valuesOf as stageValues } from '../../src/features/applications/pages/stages-form.ts'
import { stagesOf } from '../../src/features/vacancies/reads/stages.ts'
import { apply } from '../../src/features/applications/acts/apply.ts'
import { erase, freshMark, invitedDay, somebody, vacancyWith } from './scene.ts'
import { ascending, countOf, expectNoTrace, rowsOf, type Race, type World } from './world.ts'
import { makeVacancy } from '../support/fixtures.ts'
import { testNow } from '../support/app.ts'

const asText = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
const stageForm = async (world: World, vacancy: number) => asText(stageValues(await stagesOf(world.db, vacancy), 1))

/** The stages of a vacancy with one taken away, whose people go to another. */
async function withoutStage(world: World, vacancy: number, gone: number) {
  const stages = await stagesOf(world.db, vacancy)
  return { ...asText(stageValues(stages, 1)), [`into-${stages[gone]?.id}`]: String(stages[gone + 1]?.id) }
}

/** Nobody who is considered stands in a stage that is gone. */
async function expectInStages(world: World, vacancy: number): Promise<void> {
  const lost = await rowsOf(
    world.db,
    'applications',
    sql`vacancy_id = ${vacancy} and closed_at is null and stage_id in (select id from stages where removed_at is not null)`,
  )
  equal(lost.length, 0, 'somebody stands in a stage that is gone')
}

type Applicant = { vacancy: number; candidate: number }

async function offerOf(world: World, amount: string, applicant?: Applicant) {
  const one = applicant ?? (await somebody(world))
  const made = await world.here.post(`/candidates/${one.candidate}/offers?vacancy=${one.vacancy}`, {
    amount,
    basis: 'net',
    level: '2',
    share: '100',
  })
  return { ...one, path: String(made.headers.location), id: Number(String(made.headers.location).split('/').at(-1)) }
}

/** An offer that the candidate has. */
async function sentOffer(world: World, applicant: Applicant) {
  const { path, id } = await offerOf(world, '35000', applicant)
  const [offer] = await rowsOf(world.db, 'offers', sql`id = ${id}`)
  const steps = offer?.['needs_approval'] === 1 ? ['submit', 'approve', 'send'] : ['submit', 'send']
  for (const [index, act] of steps.entries()) {
    const desk = act === 'approve' ? await approver(world, 0) : world.here
    await desk.post(`${path}/steps`, { act, reason: 'Причина', confirmed: 'yes', version: String(index + 1) })
  }
  return { path, id, version: String(steps.length + 1) }
}

export const hiringRaces: readonly Race[] = [
  {
    name: 'one card moved by two is moved once',
    run: async (world) => {
      const {
        vacancy,
        applications: [card],
      } = await vacancyWith(world, 1)
      const stages = await stagesOf(world.db, vacancy)
      const to = (stage: number) => ({ to: `${card?.id}.${card?.version}.${stages[stage]?.id}` })
      await world.together(
        () => world.here.post(`/vacancies/${vacancy}/moves`, to(1)),
        () => world.there.post(`/vacancies/${vacancy}/moves`, to(2)),
      )
      equal((await rowsOf(world.db, 'application_events', sql`application_id = ${card?.id}`)).length, 1)
    },
  },
  {
    name: 'many cards moved by two in opposite orders are all moved once',
    run: async (world) => {
      const { vacancy, applications } = await vacancyWith(world, 6)
      const stages = await stagesOf(world.db, vacancy)
      const cards = applications.map(({ id, version }) => `${id}.${version}`)
      const path = `/vacancies/${vacancy}/moves`
      await world.together(
        () => world.here.post(path, { stage: String(stages[1]?.id), application: cards }),
        () => world.there.post(path, { stage: String(stages[2]?.id), application: cards.toReversed() }),
      )
      equal(
        (
          await rowsOf(
            world.db,
            'application_events',
            sql`application_id in (select id from applications where vacancy_id = ${vacancy})`,
          )
        ).length,
        6,
      )
    },
  },
  {
    name: 'a card moved into a stage that is taken away meanwhile does not get lost',
    run: async (world) => {
      const {
        vacancy,
        applications: [card],
      } = await vacancyWith(world, 1)
      const stages = await stagesOf(world.db, vacancy)
      const form = await withoutStage(world, vacancy, 1)
      await world.together(
        () => world.here.post(`/vacancies/${vacancy}/moves`, { to: `${card?.id}.${card?.version}.${stages[1]?.id}` }),
        () => world.there.post(`/vacancies/${vacancy}/stages`, form),
      )
      await expectInStages(world, vacancy)
    },
  },
  {
    name: 'a card whose step is set while its stage is taken away does not get lost',
    run: async (world) => {
      const {
        vacancy,
        applications: [card],
      } = await vacancyWith(world, 1)
      const form = await withoutStage(world, vacancy, 0)
      await world.together(
        () =>
          world.here.post(`/applications/${card?.id}/step`, {
            step: 'Позвонить',
            due: '2026-11-26',
            owner: String(world.here.user),
            version: String(card?.version),
          }),
        () => world.there.post(`/vacancies/${vacancy}/stages`, form),
      )
      await expectInStages(world, vacancy)
    },
  },
  {
    name: 'somebody who applies while the first stage is taken away does not get lost',
    run: async (world) => {
      const [{ candidate }, { vacancy }] = [await somebody(world), await vacancyWith(world, 1)]
      const form = await withoutStage(world, vacancy, 0)
      await world.together(
        () => world.here.post(`/candidates/${candidate}/applications`, { vacancy: String(vacancy) }),
        () => world.there.post(`/vacancies/${vacancy}/stages`, form),
      )
      await expectInStages(world, vacancy)
    },
  },
  {
    name: 'stages saved by two: one is kept, the other is told',
    run: async (world) => {
      const { vacancy } = await vacancyWith(world, 0)
      const form = await stageForm(world, vacancy)
      const statuses = await world.together(
        () => world.here.post(`/vacancies/${vacancy}/stages`, { ...form, 'name-new': 'Тест' }),
        () => world.there.post(`/vacancies/${vacancy}/stages`, { ...form, 'name-new': 'Дело' }),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'criteria saved by two: one is kept, the other is told',
    run: async (world) => {
      const { vacancy } = await vacancyWith(world, 0)
      const form = asText(criteriaValues(await criteriaOf(world.db, vacancy), 1))
      const statuses = await world.together(
        () => world.here.post(`/vacancies/${vacancy}/criteria`, { ...form, 'name-new': 'Речь' }),
        () => world.there.post(`/vacancies/${vacancy}/criteria`, { ...form, 'name-new': 'Счёт' }),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'a vacancy changed by two: one is kept, the other is told',
    run: async (world) => {
      const { vacancy } = await vacancyWith(world, 0)
      const form = {
        title: 'Оператор',
        city: 'moscow',
        level: '2',
        openings: '3',
        version: '1',
        levelsOf: '',
        payTable: '',
      }
      const statuses = await world.together(
        () => world.here.post(`/vacancies/${vacancy}`, form),
        () => world.there.post(`/vacancies/${vacancy}`, { ...form, openings: '4' }),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'two applications of one person closed at once leave the day to erase by',
    run: async (world) => {
      const { candidate, application } = await somebody(world)
      const second = await makeVacancy(world.db, `Второй ${world.next()}`)
      await world.db.transaction().execute((trx) => apply(trx, [candidate], second, testNow.toString()))
      const [other] = await rowsOf(world.db, 'applications', sql`vacancy_id = ${second}`)
      const close = { reason: 'other-team', own: 'Закрыли', version: '1' }
      await world.together(
        () => world.here.post(`/candidates/${candidate}/applications/${application}/closure`, close),
        () => world.there.post(`/candidates/${candidate}/applications/${String(other?.['id'])}/closure`, close),
      )
      ok(
        (await rowsOf(world.db, 'candidates', sql`id = ${candidate}`))[0]?.['erase_by'],
        'nobody is told to erase them',
      )
    },
  },
  {
    name: 'somebody who applies while the vacancy is closed has a day to erase by',
    run: async (world) => {
      const [{ candidate, vacancy: first, application }, { vacancy }] = [
        await somebody(world),
        await vacancyWith(world, 0),
      ]
      await world.here.post(`/candidates/${candidate}/applications/${application}/closure`, {
        reason: 'other-team',
        own: 'Закрыли',
        version: '1',
      })
      await world.together(
        () => world.here.post(`/candidates/${candidate}/applications`, { vacancy: String(vacancy) }),
        () => world.there.post(`/vacancies/${vacancy}/closure`),
      )
      ok(
        first > 0 && (await rowsOf(world.db, 'candidates', sql`id = ${candidate}`))[0]?.['erase_by'],
        'nobody is told to erase them',
      )
    },
  },
  {
    name: 'one application closed by two, and taken back by two, is so once',
    run: async (world) => {
      const { candidate, application } = await somebody(world)
      const path = `/candidates/${candidate}/applications/${application}`
      const close = { reason: 'other-team', own: 'Закрыли', version: '1' }
      await world.together(
        () => world.here.post(`${path}/closure`, close),
        () => world.there.post(`${path}/closure`, close),
      )
      await world.together(
        () => world.here.post(`${path}/reopening`),
        () => world.there.post(`${path}/reopening`),
      )
      deepEqual(
        (await rowsOf(world.db, 'application_events', sql`application_id = ${application}`))
          .map(({ act }) => String(act))
          .toSorted((one, other) => one.localeCompare(other)),
        ['closed', 'reopened'],
      )
    },
  },
  {
    name: 'the first day written down while the application is closed is one or the other',
    run: async (world) => {
      const { candidate, application } = await somebody(world)
      await world.together(
        () => world.here.post(`/applications/${application}/start`, { day: '2026-12-01', version: '1' }),
        () =>
          world.there.post(`/candidates/${candidate}/applications/${application}/closure`, {
            reason: 'other-team',
            own: 'Закрыли',
            version: '1',
          }),
      )
      const [row] = await rowsOf(world.db, 'applications', sql`id = ${application}`)
      equal(row?.['started_on'] === null, row?.['closed_at'] !== null)
    },
  },
  {
    name: 'one application taken over by two has one new owner in its history',
    run: async (world) => {
      const { application } = await somebody(world)
      await world.together(
        () => world.here.post(`/applications/${application}/owner`, { version: '1' }),
        () => world.there.post(`/applications/${application}/owner`, { version: '1' }),
      )
      equal((await rowsOf(world.db, 'application_events', sql`application_id = ${application}`)).length, 1)
    },
  },
  {
    name: 'an offer approved by one and rejected by another has one answer',
    run: async (world) => {
      const { path, id } = await offerOf(world, '90000')
      await world.here.post(`${path}/steps`, { act: 'submit', reason: 'Свои клиенты', version: '1' })
      const [one, other] = [await approver(world, 0), await approver(world, 1)]
      const statuses = await world.together(
        () => one.post(`${path}/steps`, { act: 'approve', reason: '', version: '2' }),
        () => other.post(`${path}/steps`, { act: 'reject', reason: 'Дорого', version: '2' }),
      )
      deepEqual(ascending(statuses), [303, 409])
      equal((await rowsOf(world.db, 'offer_events', sql`offer_id = ${id} and act in ('approve', 'reject')`)).length, 1)
    },
  },
  {
    name: 'an offer approved by two is approved once, and its author is told once',
    run: async (world) => {
      const { path, id } = await offerOf(world, '90000')
      await world.here.post(`${path}/steps`, { act: 'submit', reason: 'Свои клиенты', version: '1' })
      const desks = [await approver(world, 0), await approver(world, 1)]
      const statuses = await world.together(
        ...desks.map((desk) => () => desk.post(`${path}/steps`, { act: 'approve', reason: '', version: '2' })),
      )
      deepEqual(ascending(statuses), [303, 409])
      const events = sql`offer_id = ${id} and act = 'approve'`
      equal((await rowsOf(world.db, 'offer_events', events)).length, 1)
      const news = sql`event_id in (select id from offer_events where ${events})`
      equal((await rowsOf(world.db, 'offer_news', news)).length, 1)
    },
  },
  {
    name: 'an offer corrected while the candidate accepts it is one or the other',
    run: async (world) => {
      const { path, id, version } = await sentOffer(world, await somebody(world))
      const fields = { amount: '36000', basis: 'net', level: '2', share: '100', reason: 'Ошибка', version }
      const statuses = await world.together(
        () => world.here.post(`${path}/correction`, fields),
        () => world.there.post(`${path}/steps`, { act: 'accept', reason: '', version }),
      )
      deepEqual(ascending(statuses), [303, 409])
      const [offer] = await rowsOf(world.db, 'offers', sql`id = ${id}`)
      const versions = await rowsOf(world.db, 'offer_versions', sql`offer_id = ${id}`)
      equal(versions.length, offer?.['status'] === 'accepted' ? 0 : 1)
    },
  },
  {
    name: 'the last place of a vacancy accepted by two: the second is warned',
    run: async (world) => {
      const { vacancy, candidates } = await vacancyWith(world, 2)
      await world.db.updateTable('vacancies').set({ openings: 1 }).where('id', '=', vacancy).execute()
      const [one, other] = [
        await sentOffer(world, { vacancy, candidate: candidates[0] ?? 0 }),
        await sentOffer(world, { vacancy, candidate: candidates[1] ?? 0 }),
      ]
      const accept = ({ version }: { version: string }) => ({ act: 'accept', reason: '', version })
      const statuses = await world.together(
        () => world.here.post(`${one.path}/steps`, accept(one)),
        () => world.there.post(`${other.path}/steps`, accept(other)),
      )
      deepEqual(ascending(statuses), [303, 422])
    },
  },
  {
    name: 'an offer changed while it is handed in is what was handed in',
    run: async (world) => {
      const { path, id } = await offerOf(world, '35000')
      const statuses = await world.together(
        () => world.here.post(path, { amount: '36000', basis: 'net', level: '2', share: '100', version: '1' }),
        () => world.here.post(`${path}/steps`, { act: 'submit', reason: 'Готово', version: '1' }),
      )
      equal(countOf(statuses, 303), 1)
      equal((await rowsOf(world.db, 'offer_events', sql`offer_id = ${id}`)).length, 2)
    },
  },
  {
    name: 'an offer made or changed while its person is erased says nothing of them',
    run: async (world) => {
      const { candidate, vacancy, path } = await offerOf(world, '35000')
      const mark = freshMark(world)
      const fields = { amount: '36000', basis: 'net', level: '2', share: '100', note: mark }
      const [erased] = await world.together(
        () => world.there.post(...erase(candidate)),
        () => world.here.post(path, { ...fields, version: '1' }),
        () => world.here.post(`/candidates/${candidate}/offers?vacancy=${vacancy}`, fields),
        () => world.here.post(`${path}/steps`, { act: 'submit', reason: mark, version: '1' }),
      )
      equal(erased, 303)
      await expectNoTrace(world.db, mark)
    },
  },
  {
    name: 'one scorecard saved on two screens: one is kept, the other is told',
    run: async (world) => {
      const { application } = await somebody(world)
      const path = `/applications/${application}/scorecard`
      const statuses = await world.together(
        () => world.here.post(path, { note: 'А', version: '0' }),
        () => world.here.post(path, { note: 'Б', version: '0' }),
      )
      deepEqual(ascending(statuses), [303, 409])
    },
  },
  {
    name: 'a scorecard saved while two entries of its person are merged goes with them or is refused',
    run: async (world) => {
      const {
        candidates: [one = 0, two = 0],
        applications: [, second],
      } = await vacancyWith(world, 2)
      const [merged, saved] = await world.together(
        () => world.here.post(`/candidates/${one}/merge/${two}`, { keptVersion: '1', otherVersion: '1' }),
        () => world.there.post(`/applications/${second?.id}/scorecard`, { note: 'Хорошо', version: '0' }),
      )
      const cards = await rowsOf(
        world.db,
        'scorecards',
        sql`user_id = ${world.there.user} and application_id in (select id from applications where candidate_id in (${one}, ${two}))`,
      )
      equal(cards.length, saved === 303 ? 1 : 0, `merge ${merged}, scorecard ${saved}`)
    },
  },
  {
    name: 'marks of one sheet from two screens are kept once, and the second is told',
    run: async (world) => {
      const {
        batch,
        vacancy,
        invitations: [first],
      } = await invitedDay(world, 1)
      await world.here.post(`/invitations/${first?.id}/mark/came`, { version: String(first?.version) })
      const criterion = (await criteriaOf(world.db, vacancy)).find(({ on_group_sheet }) => on_group_sheet === 1)
      const cell = `${first?.id}-${criterion?.id}`
      const mark = (given: string) => ({ [`mark-${cell}`]: given, [`seen-${cell}`]: '' })
      await world.together(
        () => world.here.post(`/batches/${batch}/sheet`, mark('3')),
        () => world.here.post(`/batches/${batch}/sheet`, mark('5')),
      )
      ok(
        (
          await rowsOf(
            world.db,
            'scorecards',
            sql`user_id = ${world.here.user} and application_id in (select id from applications where vacancy_id = ${vacancy})`,
          )
        ).length <= 1,
      )
    },
  },
  {
    name: 'a decision while one of those compared is erased says nothing of them',
    run: async (world) => {
      const {
        vacancy,
        candidates: [one = 0],
        applications,
      } = await vacancyWith(world, 2)
      const mark = freshMark(world)
      const decision = {
        with: applications.map(({ id }) => id).join('.'),
        chosen: String(applications[0]?.id),
        reason: mark,
      }
      const [erased] = await world.together(
        () => world.here.post(...erase(one)),
        () => world.there.post(`/vacancies/${vacancy}/decisions`, decision),
      )
      equal(erased, 303)
      await expectNoTrace(world.db, mark)
    },
  },
]

const approvers = new WeakMap<World, Map<number, Promise<World['here']>>>()

/** Somebody who may approve and is not the author; made once for each server. */
function approver(world: World, server: 0 | 1): Promise<World['here']> {
  const known = approvers.get(world) ?? new Map<number, Promise<World['here']>>()
  approvers.set(world, known)
  const desk = known.get(server) ?? world.desk(server, 'hr')
  known.set(server, desk)
  return desk
}
