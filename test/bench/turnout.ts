import { fit, learn } from '../../src/domain/turnout/model.ts'
import { predict } from '../../src/domain/turnout/prediction.ts'
import { group, record, seeded } from '../domain/turnout/records.ts'

/** One figure: the median of the rounds in milliseconds, and its ratio to the baseline of the same run. */
export type Figure = { name: string; size: string; milliseconds: number; ratio: number }

const HISTORY = 100_000
const PEOPLE = 1_000

/**
 * Forecasting and learning on a long history. The baseline is the least that any forecast has to do: one pass over the
 * whole history, counting who came.
 */
export function benchTurnout(): Figure[] {
  const random = seeded(1)
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const answer = () => oneOf(['yes', 'yes', 'yes', 'no', 'unsure', null] as const)
  const invitation = (day: number) => record({
    date: new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10),
    kind: oneOf(['agreed', 'walk-in', 'group']), source: `source ${Math.floor(random() * 20)}`,
    reply: answer(), permission: answer(), route: answer(), letter: answer(), came: random() < 0.6,
  })
  const history = Array.from({ length: HISTORY }, (_, i) => invitation(Math.floor(i / 80)))
  const people = Array.from({ length: PEOPLE }, () => invitation(HISTORY / 80))
  const model = fit(history)

  const baseline = median(() => history.reduce((came, row) => came + Number(row.came), 0))
  const figure = (name: string, size: string, milliseconds: number): Figure =>
    ({ name, size, milliseconds, ratio: milliseconds / baseline })
  return [
    figure('one pass over the history', `${HISTORY} rows`, baseline),
    figure('forecast', `${PEOPLE} people after ${HISTORY} rows`, median(() => predict(model, people))),
    figure('learn one outcome', `after ${HISTORY} rows`, median(() => learn(model, group(1, 1, { date: people[0]!.date })))),
    figure('learn a whole history', `${HISTORY} rows`, median(() => fit(history))),
  ]
}

/** The median time of five rounds, after one to warm up. */
function median(work: () => unknown): number {
  work()
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[2]!
}
