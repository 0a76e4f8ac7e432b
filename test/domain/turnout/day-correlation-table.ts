import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { estimateDayCorrelation } from '../../../src/domain/chances/day-correlation.ts'
import { type Distribution, intervalOf, probabilityOf } from '../../../src/domain/chances/distribution.ts'
import { headCount, headCountOf } from '../../../src/domain/chances/head-count.ts'
import type { AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'
import { scenariosOf } from '../../../src/domain/turnout/head-count.ts'
import { EVERYTHING_ASKED } from '../../../src/domain/turnout/levels.ts'
import { beliefOf, byDay, emptyModel, learn } from '../../../src/domain/turnout/model.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'

/**
 * Prints how well head-counts of days not seen before are forecast with either correlation of a day, for
 * src/domain/turnout/README.md: `node test/domain/turnout/day-correlation-table.ts`.
 */

const APPOINTMENTS = fileURLToPath(new URL('../../../../shared/data/medical/no-shows.csv', import.meta.url))

/** Appointments have dates and places, and nobody is asked anything before the day. */
function readAppointments(path: string): AttendanceRecord[] {
  const rows = parse<Record<string, string>>(readFileSync(path, 'utf8'), { columns: true })
  const unasked = { reply: null, permission: null, calendar: null, callAhead: null, secondPhone: null }
  return rows.map((row) => ({
    person: row.person!,
    batch: row.batch!,
    date: row.date!,
    invitedOn: row.invited_on || null,
    kind: row.kind!,
    source: row.source!,
    city: row.city!,
    ...unasked,
    documents: null,
    route: null,
    letter: null,
    came: row.came === 'yes',
  }))
}

type Sums = { batches: number; score: number; width: number } & Record<
  'held80' | 'held90' | 'mass80' | 'mass90',
  number
>

/** Each batch of five or more after the first day, forecast from the earlier days in each of these ways. */
function judge(name: string, records: readonly AttendanceRecord[]): void {
  const model = emptyModel()
  const ways = new Map<string, Sums>()
  const judged = (way: string, law: Distribution, invited: number, came: number) => {
    const nothing = { batches: 0, score: 0, width: 0, held80: 0, held90: 0, mass80: 0, mass90: 0 }
    const sums = ways.get(way) ?? nothing
    ways.set(way, sums)
    const [eighty, ninety] = [intervalOf(law, 0.8), intervalOf(law, 0.9)]
    sums.batches += 1
    sums.score -= Math.log(Math.max(1e-12, probabilityOf(law, came)))
    sums.width += (ninety.to - ninety.from) / invited
    sums.held80 += Number(came >= eighty.from && came <= eighty.to)
    sums.held90 += Number(came >= ninety.from && came <= ninety.to)
    sums.mass80 += eighty.mass
    sums.mass90 += ninety.mass
  }
  for (const day of byDay(records)) {
    const { n: invited, came } = model.trees.neither
    const totals = estimateDayCorrelation(model.batches)
    const left = model.dayCorrelation
    const large = [...Map.groupBy(day, ({ batch }) => batch).values()].filter(({ length }) => length >= 5)
    for (const batch of invited > 0 ? large : []) {
      const comers = batch.filter((record) => record.came).length
      for (const [of, dayCorrelation] of Object.entries({ nothing: 0, left, totals })) {
        const plan = headCount({ came, invited, dayCorrelation }, batch.length)
        judged(`plan from the own count, ${of}`, plan, batch.length, comers)
        const beliefs = batch.map((record) => beliefOf(model, record, EVERYTHING_ASKED))
        const scenarios = scenariosOf(beliefs, dayCorrelation)
        judged(`forecast of the people, ${of}`, headCountOf({ scenarios }), batch.length, comers)
      }
    }
    learn(model, day)
  }
  for (const [way, { batches, ...sums }] of ways) {
    const means = Object.entries(sums).map(([key, sum]) => `${key} ${(sum / batches).toFixed(3)}`)
    process.stdout.write(`${name}, ${way}: ${batches} batches, ${means.join(', ')}\n`)
  }
}

if (INTERVIEW_FILE !== undefined) judge('interviews', readInterviews(INTERVIEW_FILE))
if (existsSync(APPOINTMENTS)) judge('appointments', readAppointments(APPOINTMENTS))
