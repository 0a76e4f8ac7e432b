import { headCountOf } from '../../../src/domain/chances/head-count.ts'
import { intervalOf } from '../../../src/domain/chances/distribution.ts'
import type { AttendanceRecord } from '../../../src/domain/turnout/attendance/attendance.ts'
import { evaluate } from '../../../src/domain/turnout/evaluation/evaluate.ts'
import { EVERYTHING_ASKED } from '../../../src/domain/turnout/levels.ts'
import { beliefOf, byDay, emptyModel, learn } from '../../../src/domain/turnout/model.ts'
import { INTERVIEW_FILE, readInterviews } from './interview-file.ts'
import { seeded } from './records.ts'
import { type DatedOutcome, inFolds, type Sight, sights } from './sights.ts'

/** Prints the tables of src/domain/turnout/README.md: `node test/domain/turnout/real-history-table.ts`. */

if (INTERVIEW_FILE === undefined) throw new Error('The file of 550 invitations is not at hand')
const rows = readInterviews(INTERVIEW_FILE)
const SAMPLES = 2000

function print(...parts: unknown[]) {
  return process.stdout.write(
    `${parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ')}\n`,
  )
}

/** Each day forecast from the earlier ones. */
function byEarlierDays(records: readonly AttendanceRecord[], sight: Sight): DatedOutcome[] {
  const model = emptyModel()
  return byDay(records.map(sight)).flatMap((day) => {
    const outcomes = day.map((record) => ({
      chance: beliefOf(model, record, EVERYTHING_ASKED).mean,
      came: record.came,
      date: record.date,
    }))
    learn(model, day)
    return outcomes
  })
}

type DayLoss = { loss: number; n: number }
function lossByDay(outcomes: readonly DatedOutcome[]): Map<string, DayLoss> {
  return new Map(
    [...Map.groupBy(outcomes, ({ date }) => date)].map(([date, day]) => [
      date,
      {
        loss: day.reduce((sum, { chance, came }) => sum - Math.log(came ? chance : 1 - chance), 0),
        n: day.length,
      },
    ]),
  )
}

/** A mean over all people with the 95 % interval of whole days drawn again with replacement. */
function withInterval(days: readonly DayLoss[]): string {
  const mean = (drawn: readonly DayLoss[]) =>
    drawn.reduce((sum, { loss }) => sum + loss, 0) / drawn.reduce((sum, { n }) => sum + n, 0)
  const random = seeded(1)
  const means = Array.from({ length: SAMPLES }, () =>
    mean(days.map(() => days[Math.floor(random() * days.length)]!)),
  ).sort((a, b) => a - b)
  const figure = (x: number) => x.toFixed(3).replace('0.', '.')
  return `${figure(mean(days))} [${figure(means[Math.floor(0.025 * SAMPLES)]!)}, ${figure(means[Math.floor(0.975 * SAMPLES)]!)}]`
}

const days = byDay(rows)
const fifty = days.findIndex((_, i) => days.slice(0, i).flat().length >= 50)
const later = new Set(
  days
    .slice(fifty)
    .flat()
    .map(({ date }) => date),
)
const entries = Object.entries(sights).map(([name, sight]) => {
  const prequential = byEarlierDays(rows, sight)
  return [
    name,
    [prequential, prequential.filter(({ date }) => later.has(date)), inFolds(rows, sight)].map(lossByDay),
  ] as const
})
const losses = new Map(entries)
for (const [name, columns] of losses) print(name, ...columns.map((column) => `| ${withInterval([...column.values()])}`))
for (const [one, other] of [
  ['all', 'ownAnswer'],
  ['all', 'baseRate'],
  ['withoutOwnAnswer', 'baseRate'],
] as const) {
  const columns = losses
    .get(one)!
    .map((column, i) =>
      [...column].map(([date, { loss, n }]) => ({ loss: loss - losses.get(other)![i]!.get(date)!.loss, n })),
    )
  print(`${one} − ${other}`, ...columns.map((column) => `| ${withInterval(column)}`))
}

print('head-counts', evaluate([], rows).headCount)
const independent = { held80: 0, held90: 0, mass80: 0, mass90: 0, batches: 0 }
const model = emptyModel()
for (const day of days) {
  for (const batch of Map.groupBy(day, (record) => record.batch).values()) {
    if (batch.length < 5) continue
    const law = headCountOf({ candidates: batch.map((record) => beliefOf(model, record, EVERYTHING_ASKED).mean) })
    const came = batch.filter((record) => record.came).length
    const [eighty, ninety] = [intervalOf(law, 0.8), intervalOf(law, 0.9)]
    independent.batches += 1
    independent.held80 += Number(came >= eighty.from && came <= eighty.to)
    independent.held90 += Number(came >= ninety.from && came <= ninety.to)
    independent.mass80 += eighty.mass
    independent.mass90 += ninety.mass
  }
  learn(model, day)
}
print('taken as independent', independent)
