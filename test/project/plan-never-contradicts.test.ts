import { expect, test } from 'vitest'
import { probabilityFrom } from '../../src/domain/chances/distribution.ts'
import { dayShapes } from '../../src/domain/days/other-days/day-shapes.ts'
import { fewestInvitations } from '../../src/domain/days/day-goal.ts'
import { flowDay, heldLawOf } from '../../src/domain/days/flow-day.ts'
import { type FlowQuestion, goalOf } from '../../src/domain/days/flow-plan.ts'
import { planFor } from '../../src/domain/days/plan.ts'
import { waysOut } from '../../src/domain/days/other-days/ways-out.ts'
import { noPlan } from '../../src/features/planner/plan/no-plan.ts'
import { outOf } from '../../src/features/planner/plan/natural-frequencies.ts'
import { planForm, typedPlan } from '../../src/features/planner/plan/plan-fields.ts'
import { questionOf, rateOf } from '../../src/features/planner/plan/plan-question.ts'
import { planView } from '../../src/features/planner/plan/plan-view.ts'
import { translateInto } from '../../src/web/messages/index.ts'
import { formatsFor } from '../../src/web/texts/formats.ts'

const [t, format] = [translateInto('en'), formatsFor('en')]

const numberIn = (text: string) => Number(text.replaceAll(/[^\d.]/g, ''))

/** 500 forms: every combination, thinned out evenly. */
function* forms(): Generator<Record<string, string>> {
  const rates = [
    { rate: 'one-in-five' },
    { rate: 'known', known: '55' },
    { rate: 'known', known: '90', dayEffect: '3' },
    { rate: 'own', came: '2', invited: '40' },
  ]
  let at = 0
  for (const asks of ['meet', 'fill'])
    for (const slots of ['1', '2', '3'])
      for (const interviewers of ['1', '2'])
        for (const goal of ['1', '2', '4', '7'])
          for (const certainty of ['50', '80', '95'])
            for (const rest of [{}, { atHand: '9' }, { work: '5' }, { maxWait: '10' }, { spread: 'even' }])
              for (const rate of rates) {
                // A small count takes long on longer days.
                const isSlow = 'came' in rate && (Number(slots) * Number(interviewers) > 2 || certainty === '50')
                if (!isSlow && at++ % 9 < 2) yield { asks, slots, interviewers, goal, certainty, ...rest, ...rate }
              }
}

test('on 500 forms the number, the sentence, the facts and the pictures of a plan say the same', () => {
  let [count, plans, refusals] = [0, 0, 0]
  for (const sent of forms()) {
    const name = JSON.stringify(sent)
    count += 1
    const input = planForm.parse(typedPlan(sent))
    const [question, rate] = [questionOf(input) as FlowQuestion, rateOf(input)]
    const plan = planFor(question, rate)
    const places = input.slots * input.interviewers
    if (!plan) {
      refusals += 1
      // No plan: a goal that the day has no time for, or invitations that cost more than they bring.
      const larger = input.asks === 'meet' ? waysOut(question, rate) : null
      const trouble = noPlan(question, larger, t, format)
      if (input.asks === 'meet') {
        expect(input.goal, name).toBeGreaterThan(places)
        expect(trouble, name).toContain(`it has time for ${places} interview`)
        for (const way of [larger!.interviewers, larger!.slots, larger!.days])
          if (way) expect(trouble, name).toContain(`${format.number(way.invitations)} invitations`)
      } else expect(trouble, name).toMatch(/^This day is not worth filling/)
      continue
    }
    plans += 1
    const view = planView(plan, input, 'known' in rate ? dayShapes(question, rate) : [], null, t, format)
    const day = flowDay({ ...question, rate, invitations: plan.perSlot })
    const probability = probabilityFrom(heldLawOf(day), plan.question.goal)

    // The number, the headline and the times.
    expect(numberIn(view.number), name).toBe(plan.invitations)
    expect(numberIn(view.headline), name).toBe(plan.invitations)
    expect(
      view.times.reduce((sum, { invitations }) => sum + numberIn(invitations), 0),
      name,
    ).toBe(plan.invitations)
    expect(view.free === null, name).toBe(plan.perSlot.at(-1)! > 0)

    // The sentence, the facts and the squares.
    const [days, of] = outOf(probability)
    const { goal } = plan.question
    if (view.byWaves) {
      if (input.maxWait === undefined) expect(plan.invitations, name).toBe(40)
      else expect(plan.invitations, name).toBeLessThanOrEqual(40)
      expect(view.sentence, name).not.toMatch(/such days|enough to meet|would fill/)
      expect(fewestInvitations(question, rate, goalOf(question)), name).toBeGreaterThan(120)
    } else if (days === of) expect(view.sentence, name).toContain(`you meet at least ${goal} almost for sure`)
    else
      expect(view.sentence, name).toContain(`on ${days} of ${format.number(of)} such days you meet at least ${goal}.`)
    const [met, come] = view.how.figures
    expect(met, name).toEqual({ label: `you meet at least ${goal} within the day`, value: format.chance(probability) })
    expect(come!.label, name).toBe(`at least ${goal} come`)
    expect(Math.abs(view.squares.days.few - 20 * (1 - probability)), name).toBeLessThanOrEqual(1)
    expect(probability, name).toBeLessThanOrEqual(probabilityFrom(plan.law, goal) + 1e-9)

    // The goal: reached as surely as asked for, or not said to be.
    const { enough, fills } = plan.flow!
    if (input.asks === 'meet' && !view.byWaves) {
      expect(goal, name).toBeLessThanOrEqual(places)
      const isShort = probability < input.certainty / 100 - 1e-9
      expect(view.warnings.join(' ').includes('falls short'), name).toBe(isShort)
      if (isShort) expect(plan.flow!.keepsLimits, name).toBe(true)
      if (view.how.quality?.startsWith('The fewest')) expect(plan.invitations, name).toBe(enough)
      expect(view.sentence.includes('would fill the day'), name).toBe(fills > plan.invitations)
      expect(view.sentence, name).not.toContain('are enough')
    }
    if (input.asks === 'fill') {
      expect(plan.invitations, name).toBeLessThanOrEqual(input.atHand ?? Infinity)
      expect(view.sentence.includes('are enough'), name).toBe(enough !== null && enough < plan.invitations)
      expect(view.sentence, name).not.toContain('would fill')
    }
    expect(view.warnings.join(' '), name).not.toMatch(/rest means overtime/)
    // Shorter days meet the same goal with less of the interviewers' time.
    for (const { text } of view.shapes) expect(text, name).toMatch(/^until \d\d:\d\d, [12] interviewer/)
  }
  expect(count).toBeGreaterThanOrEqual(500)
  expect(plans).toBeGreaterThan(300)
  expect(refusals).toBeGreaterThan(20)
})
